package shop.bobbin.recommendation.similarity.messaging;

import shop.bobbin.recommendation.similarity.Signal;

/** A signal with the id of the event that brought it, by which its duplicates are known. */
record Received(String eventId, Signal signal) {}
