-- owner: requests/corrections
alter table corrections_correction add column erased_on date;
comment on column corrections_correction.erased_on is 'The day on which person, wording, letter and evidence went, by the months the rule says.';
alter table corrections_correction drop constraint corrections_correction_closed;
alter table corrections_correction add constraint corrections_correction_closed
  check ((result is null) = (closed_on is null) and (letter is not null) = (result is not null and erased_on is null));
insert into rules_row (key, from_day, value, unit, source, standing) values
  ('retention.correction', '2021-11-01', 120, 'month', '个人信息保护法第十九条、第四十七条；文书档案按定期10年保管', 'default');
