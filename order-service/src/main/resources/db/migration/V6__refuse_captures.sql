-- Tokens that the provider cannot parse had been taken, card numbers among them. It refuses the replacement as well.
update payments set card_token = 'removed' where card_token !~ '^tok_[a-z0-9_]{1,40}$';

-- A card number may stand behind the prefix as well. An ended payment needs its token no more; an open one does: the
-- provider knows it by the key of the first request, and the repetition must be the same.
update payments set card_token = 'removed'
    where card_token ~ '[0-9_]{12,}' and state in ('CAPTURED', 'VOIDED', 'DECLINED');

drop index payments_to_be_served;

create index payments_to_be_served on payments (next_attempt_at)
    where state in ('AUTHORISING', 'CAPTURING', 'CAPTURE_REFUSED', 'VOIDING');
