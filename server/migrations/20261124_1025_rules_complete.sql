-- owner: foundation/rules
-- Rules that are no single number carry a detail: dates of the year, lists, fee bands.
alter table rules_row
  alter column value drop not null,
  add column detail jsonb,
  add column note text not null default '',
  drop constraint rules_row_unit,
  add constraint rules_row_unit check (unit in
    ('working_day', 'day', 'hour', 'second', 'month', 'times', 'count', 'percent', 'cent', 'yuan', 'date', 'list')),
  add constraint rules_row_content check (value is not null or detail is not null),
  add constraint rules_row_period check (until_day is null or until_day > from_day);
comment on column rules_row.detail is 'What a number cannot hold: {"month","day"} of a yearly date, a list of codes, fee bands in yuan.';

insert into rules_row (key, from_day, until_day, value, unit, detail, source, standing, note) values
  ('request.thirdparty', '2019-05-15', null, 15, 'working_day', '{"silence": "organ_decides"}', '政府信息公开条例第三十二条', 'statute', '第三方逾期未提出意见的，由行政机关依照条例决定'),
  ('request.coagency', '2019-05-15', null, 15, 'working_day', '{"silence": "agrees"}', '政府信息公开条例第三十四条', 'statute', '共同制作机关逾期未提出意见的，视为同意公开'),
  ('request.clock.pause', '2019-05-15', null, null, 'list', '["third_party", "co_making_body"]', '政府信息公开条例第三十三条第三款', 'statute', ''),
  ('request.clock.restart', '2019-05-15', '2021-01-01', null, 'list', '["correction"]', '政府信息公开条例第三十条', 'statute', ''),
  ('request.clock.restart', '2021-01-01', null, null, 'list', '["correction", "fee"]', '政府信息公开条例第三十条；国办函〔2020〕109号', 'default', '缴费后重新计算期限有待核对原文'),
  ('request.warn', '2019-05-15', null, 3, 'working_day', null, '办理惯例', 'default', '期限前几个工作日起亮黄灯'),
  ('request.reminders', '2019-05-15', null, null, 'list', '[5, 3, 1]', '办理惯例', 'default', '期限前几个工作日提醒'),
  ('remedy.after_reconsideration', '2015-05-01', null, 15, 'day', null, '行政诉讼法第四十五条', 'default', '收到复议决定之日起'),
  ('report.department', '2008-05-01', '2019-05-15', null, 'date', '{"month": 3, "day": 31}', '政府信息公开条例（2007）第三十一条', 'default', ''),
  ('report.department', '2019-05-15', null, null, 'date', '{"month": 1, "day": 31}', '政府信息公开条例第四十九条', 'statute', ''),
  ('report.government', '2008-05-01', '2019-05-15', null, 'date', '{"month": 3, "day": 31}', '政府信息公开条例（2007）第三十一条', 'default', ''),
  ('report.government', '2019-05-15', null, null, 'date', '{"month": 3, "day": 31}', '政府信息公开条例第四十九条', 'statute', ''),
  ('site.report', '2018-02-01', null, null, 'date', '{"month": 1, "day": 31}', '国办函〔2018〕12号', 'statute', ''),
  ('column.stale.news', '2019-04-01', null, 14, 'day', null, '国办秘函〔2019〕19号', 'statute', '动态要闻类栏目'),
  ('column.stale.notice', '2019-04-01', null, 6, 'month', null, '国办秘函〔2019〕19号', 'statute', '通知公告、政策文件类栏目'),
  ('column.empty.max', '2019-04-01', null, 5, 'count', null, '国办秘函〔2019〕19号', 'statute', '空白栏目须少于此数'),
  ('site.unreachable.wait', '2019-04-01', null, 15, 'second', null, '国办秘函〔2019〕19号', 'statute', '超过此时未打开即计为无法访问'),
  ('site.unreachable.share', '2019-04-01', null, 5, 'percent', null, '国办秘函〔2019〕19号', 'statute', '无法访问次数须低于此比例'),
  ('fee.piece', '2021-01-01', null, null, 'yuan', '{"bands": [{"upTo": 10, "price": 0}, {"upTo": 30, "price": 100}], "step": {"every": 10, "add": 100}}', '国办函〔2020〕109号', 'statute', '同一申请人一个自然月内累计件数，超额累进'),
  ('fee.page', '2021-01-01', null, null, 'yuan', '{"bands": [{"upTo": 30, "price": 0}, {"upTo": 100, "price": 10}, {"upTo": 200, "price": 20}, {"upTo": null, "price": 40}]}', '国办函〔2020〕109号', 'statute', '单件申请的页数，超额累进');

alter table rules_outcome
  add column until_day date,
  add column article_no smallint,
  add column paragraph_no smallint,
  add column item_no smallint;
comment on column rules_outcome.until_day is 'First day on which the outcome is no longer lawful.';
comment on column rules_outcome.article_no is 'The provision in numbers, for counts and sorting; the letter cites `article`.';

update rules_outcome set article_no = n.article, paragraph_no = n.paragraph, item_no = n.item
from (values
  ('already_public', 36, null, 1), ('granted', 36, null, 2), ('partial', 37, null, null),
  ('state_secret', 14, null, null), ('prohibited_by_law', 14, null, null), ('endangers_stability', 14, null, null),
  ('third_party', 15, null, null), ('internal', 16, 1, null), ('process', 16, 2, null), ('enforcement_file', 16, 2, null),
  ('registry_query', 36, null, 7), ('does_not_exist', 36, null, 4), ('other_organ', 36, null, 5),
  ('needs_creation', 38, null, null), ('unclear', 30, null, null), ('petition', 39, 1, null), ('repeated', 36, null, 6),
  ('publication', 39, 2, null), ('excessive', 35, null, null), ('reissue', 36, null, null), ('uncorrected', 30, null, null),
  ('fee_unpaid', 42, null, null), ('withdrawn', 45, null, null)
) as n (code, article, paragraph, item)
where n.code = rules_outcome.code;

-- The way to reconsideration or court changed in 2024; a letter of an earlier day keeps the earlier way.
create table rules_outcome_remedy (
  outcome text not null references rules_outcome,
  from_day date not null,
  until_day date,
  remedy text not null constraint rules_outcome_remedy_kind check (remedy in ('either', 'reconsideration_first', 'none')),
  source text not null,
  primary key (outcome, from_day)
);
comment on table rules_outcome_remedy is 'Remedy paragraph of a decision letter by outcome and day of decision.';

insert into rules_outcome_remedy
select code, from_day, case when remedy = 'reconsideration_first' then date '2024-01-01' end,
  case when remedy = 'reconsideration_first' then 'either' else remedy end, '政府信息公开条例第五十一条'
from rules_outcome;
insert into rules_outcome_remedy
select code, '2024-01-01', null, remedy, '行政复议法（2023年修订）第二十三条'
from rules_outcome where remedy = 'reconsideration_first';
alter table rules_outcome drop column remedy;

-- Outcomes of the Regulation of 2007, in force until 2019-05-15.
insert into rules_outcome
  (code, label, article, letter, withheld, discretionary, position, from_day, until_day, article_no, paragraph_no, item_no) values
  ('former.already_public', '属于已主动公开范围', '第二十一条第（一）项', '政府信息公开告知书', false, false, 101, '2008-05-01', '2019-05-15', 21, null, 1),
  ('former.granted', '同意公开', '第二十一条第（一）项', '政府信息公开告知书', false, false, 102, '2008-05-01', '2019-05-15', 21, null, 1),
  ('former.partial', '同意部分公开', '第二十二条', '政府信息部分公开告知书', true, false, 103, '2008-05-01', '2019-05-15', 22, null, null),
  ('former.state_secret', '涉及国家秘密', '第十四条第四款', '政府信息不予公开告知书', true, false, 104, '2008-05-01', '2019-05-15', 14, 4, null),
  ('former.trade_secret', '涉及商业秘密', '第十四条第四款', '政府信息不予公开告知书', true, false, 105, '2008-05-01', '2019-05-15', 14, 4, null),
  ('former.privacy', '涉及个人隐私', '第十四条第四款', '政府信息不予公开告知书', true, false, 106, '2008-05-01', '2019-05-15', 14, 4, null),
  ('former.stability', '危及国家安全、公共安全、经济安全和社会稳定', '第八条', '政府信息不予公开告知书', true, false, 107, '2008-05-01', '2019-05-15', 8, null, null),
  ('former.not_information', '不是《条例》所指政府信息', '第二条', '非政府信息告知书', true, false, 108, '2008-05-01', '2019-05-15', 2, null, null),
  ('former.other_law', '法律法规规定的其他情形', '第二十一条第（二）项', '政府信息不予公开告知书', true, false, 109, '2008-05-01', '2019-05-15', 21, null, 2),
  ('former.other_organ', '不属于本行政机关公开', '第二十一条第（三）项', '非本机关政府信息告知书', false, false, 110, '2008-05-01', '2019-05-15', 21, null, 3),
  ('former.does_not_exist', '申请信息不存在', '第二十一条第（三）项', '政府信息不存在告知书', false, false, 111, '2008-05-01', '2019-05-15', 21, null, 3),
  ('former.unclear', '告知作出更改补充', '第二十一条第（四）项', '政府信息公开申请补正通知书', false, false, 112, '2008-05-01', '2019-05-15', 21, null, 4),
  ('former.other_route', '告知通过其他途径办理', '第二十一条', '政府信息公开告知书', false, false, 113, '2008-05-01', '2019-05-15', 21, null, null);
insert into rules_outcome_remedy
select code, from_day, until_day, 'either', '政府信息公开条例（2007）第三十三条' from rules_outcome where code like 'former.%';

-- The statistics table of 2014 by its full indicator names.
delete from rules_outcome_row where format = '2014';
insert into rules_outcome_row (outcome, format, row_name)
select outcome, '2014', row_name from (values
  ('former.already_public', 'answers.alreadyPublic'), ('former.granted', 'answers.granted'), ('former.partial', 'answers.partial'),
  ('former.state_secret', 'answers.refused.stateSecret'), ('former.trade_secret', 'answers.refused.tradeSecret'),
  ('former.privacy', 'answers.refused.privacy'), ('former.stability', 'answers.refused.stability'),
  ('former.not_information', 'answers.refused.notInformation'), ('former.other_law', 'answers.refused.otherLaw'),
  ('former.other_organ', 'answers.otherOrgan'), ('former.does_not_exist', 'answers.notExisting'),
  ('former.unclear', 'answers.correction'), ('former.other_route', 'answers.otherRoute'),
  ('already_public', 'answers.alreadyPublic'), ('granted', 'answers.granted'), ('partial', 'answers.partial'),
  ('state_secret', 'answers.refused.stateSecret'), ('prohibited_by_law', 'answers.refused.otherLaw'),
  ('endangers_stability', 'answers.refused.stability'), ('third_party', 'answers.refused.tradeSecret'),
  ('internal', 'answers.refused.notInformation'), ('process', 'answers.refused.notInformation'),
  ('enforcement_file', 'answers.refused.notInformation'), ('registry_query', 'answers.otherRoute'),
  ('does_not_exist', 'answers.notExisting'), ('other_organ', 'answers.otherOrgan'), ('needs_creation', 'answers.notExisting'),
  ('unclear', 'answers.correction'), ('petition', 'answers.otherRoute'), ('repeated', 'answers.otherRoute'),
  ('publication', 'answers.otherRoute'), ('excessive', 'answers.otherRoute'), ('reissue', 'answers.otherRoute'),
  ('uncorrected', 'answers.correction'), ('fee_unpaid', 'answers.otherRoute'), ('withdrawn', 'answers.otherRoute')
) as map (outcome, row_name);

-- Decisions of January to May 2019 stand in the table of 2019.
insert into rules_outcome_row (outcome, format, row_name) values
  ('former.already_public', '2019', 'granted'), ('former.granted', '2019', 'granted'), ('former.partial', '2019', 'partial'),
  ('former.state_secret', '2019', 'refused.stateSecret'), ('former.trade_secret', '2019', 'refused.thirdParty'),
  ('former.privacy', '2019', 'refused.thirdParty'), ('former.stability', '2019', 'refused.endangersStability'),
  ('former.not_information', '2019', 'other'), ('former.other_law', '2019', 'refused.prohibitedByLaw'),
  ('former.other_organ', '2019', 'unavailable.notHeld'), ('former.does_not_exist', '2019', 'unavailable.notHeld'),
  ('former.unclear', '2019', 'unavailable.unclear'), ('former.other_route', '2019', 'other');
