-- owner: foundation/rules
insert into rules_outcome (code, label, article, letter, withheld, discretionary, position, from_day, article_no, paragraph_no, item_no) values
  ('ended_otherwise', '因其他情形终止办理', '第四十五条', '政府信息公开申请终止办理告知书', false, false, 24, '2019-05-15', 45, null, null);
insert into rules_outcome_remedy (outcome, from_day, until_day, remedy, source) values
  ('ended_otherwise', '2019-05-15', null, 'either', '政府信息公开条例第五十一条');
insert into rules_outcome_row (outcome, format, row_name) values
  ('ended_otherwise', '2014', 'answers.otherRoute'), ('ended_otherwise', '2019', 'other'), ('ended_otherwise', '2021', 'other.other');
update rules_outcome set letter = '政府信息公开申请不予处理告知书（要求确认或者重新出具）' where code = 'reissue';
insert into rules_row (key, from_day, until_day, value, unit, detail, source, standing, note) values
  ('request.reasons', '2019-05-15', null, 10, 'working_day', null, '办理惯例', 'default', '要求申请人说明理由的合理期限'),
  ('request.correction.period', '2019-05-15', null, 15, 'working_day', null, '办理惯例', 'default', '补正的合理期限，可以逐件调整'),
  ('remedy.defence', '2007-08-01', '2024-01-01', 10, 'working_day', null, '行政复议法（1999）第二十三条', 'statute', '收到复议申请书副本之日起'),
  ('remedy.defence', '2024-01-01', null, 10, 'working_day', null, '行政复议法（2023年修订）第四十八条、第八十八条', 'statute', '收到复议申请书副本之日起'),
  ('remedy.defence.simple', '2024-01-01', null, 5, 'working_day', null, '行政复议法（2023年修订）第五十四条、第八十八条', 'statute', '适用简易程序的复议案件'),
  ('remedy.statement', '2015-05-01', null, 15, 'day', null, '行政诉讼法第六十七条', 'statute', '收到起诉状副本之日起提交答辩状'),
  ('remedy.re_reply', '2019-05-15', null, 20, 'working_day', null, '办理惯例', 'default', '决定或者判决没有写明期限时的重新答复期限');
