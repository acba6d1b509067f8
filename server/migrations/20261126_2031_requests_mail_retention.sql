-- owner: requests/requests
alter table requests_mail add column erased_on date;
comment on column requests_mail.erased_on is 'The day on which sender, words and files went, by the months the rule says.';

insert into rules_row (key, from_day, value, unit, source, standing) values
  ('retention.mail', '2021-11-01', 12, 'month', '个人信息保护法第十九条、第四十七条', 'default');
