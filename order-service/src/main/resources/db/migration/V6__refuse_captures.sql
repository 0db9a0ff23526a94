-- Tokens that the provider cannot parse had been taken, card numbers among them. It refuses the replacement as well.
update payments set card_token = 'removed' where card_token !~ '^tok_[a-z0-9_]{1,40}$';

drop index payments_to_be_served;

create index payments_to_be_served on payments (next_attempt_at)
    where state in ('AUTHORISING', 'CAPTURING', 'CAPTURE_REFUSED', 'VOIDING');
