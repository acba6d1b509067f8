-- 个人信息保护法 Art 19 and 47: personal data go when the time they are needed for has passed; the record they belong to stays.
alter table people_person add column erased_on date;
comment on column people_person.erased_on is 'The day on which identity and contacts were erased; every sealed column is empty since.';
insert into rules_row (key, from_day, value, unit, source, standing) values
  ('retention.request', '2021-11-01', 120, 'month', '个人信息保护法第十九条、第四十七条；文书档案按定期10年保管', 'default'),
  ('retention.case', '2021-11-01', 36, 'month', '个人信息保护法第十九条、第四十七条', 'default'),
  ('retention.comment', '2021-11-01', 36, 'month', '个人信息保护法第十九条、第四十七条', 'default'),
  ('retention.message', '2021-11-01', 6, 'month', '网络安全法第二十一条（网络日志留存不少于六个月）', 'default');
