-- what has ever come in grows for ever
alter table stock
    alter column received type bigint,
    alter column on_hand type bigint,
    alter column reserved type bigint,
    alter column sold type bigint;
