-- owner: foundation/notify
create table notify_contact (
  account_id uuid primary key references identity_account,
  sealed bytea not null,
  saved_at timestamptz not null
);
comment on table notify_contact is 'Where staff want to be reminded: e-mail and mobile number of their own, sealed; entered and taken away by themselves.';
