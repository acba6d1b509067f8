-- owner: foundation/rules
create table rules_row (
  key text not null,
  from_day date not null,
  until_day date,
  value integer not null,
  unit text not null constraint rules_row_unit check (unit in ('working_day', 'day', 'hour', 'month', 'times', 'cent')),
  source text not null,
  standing text not null constraint rules_row_standing check (standing in ('statute', 'default')),
  primary key (key, from_day)
);
comment on table rules_row is 'Statutory numbers as dated rows. A case keeps the row under which it began.';
comment on column rules_row.standing is 'statute: read in the text; default: common practice, to be confirmed by the office.';

insert into rules_row (key, from_day, value, unit, source, standing) values
  ('publish.deadline', '2019-05-15', 20, 'working_day', '政府信息公开条例第二十六条', 'statute'),
  ('publish.licence_penalty', '2019-05-15', 7, 'working_day', '行政许可和行政处罚等信用信息公示', 'statute'),
  ('publish.enforcement_other', '2018-12-05', 20, 'working_day', '国办发〔2018〕118号', 'statute'),
  ('interpretation.deadline', '2016-11-10', 3, 'working_day', '地方政策解读规定', 'default'),
  ('request.confirm', '2019-05-15', 1, 'working_day', '办理惯例', 'default'),
  ('request.correction.notice', '2019-05-15', 7, 'working_day', '政府信息公开条例第三十条', 'statute'),
  ('request.correction.times', '2019-05-15', 1, 'times', '政府信息公开条例第三十条', 'statute'),
  ('request.reply', '2008-05-01', 15, 'working_day', '政府信息公开条例（2007）第二十四条', 'statute'),
  ('request.reply', '2019-05-15', 20, 'working_day', '政府信息公开条例第三十三条', 'statute'),
  ('request.extension.max', '2008-05-01', 15, 'working_day', '政府信息公开条例（2007）第二十四条', 'statute'),
  ('request.extension.max', '2019-05-15', 20, 'working_day', '政府信息公开条例第三十三条', 'statute'),
  ('request.consultation', '2019-05-15', 15, 'working_day', '政府信息公开条例第三十二条、第三十四条', 'statute'),
  ('fee.pay', '2021-01-01', 20, 'working_day', '国办函〔2020〕109号', 'statute'),
  ('remedy.reconsideration', '1999-10-01', 60, 'day', '行政复议法', 'statute'),
  ('remedy.court', '2015-05-01', 6, 'month', '行政诉讼法', 'statute'),
  ('consult.decision', '2019-09-01', 30, 'day', '重大行政决策程序暂行条例第十五条', 'statute'),
  ('consult.normative', '2019-09-01', 7, 'working_day', '法治政府建设示范指标', 'statute'),
  ('message.veto', '2019-04-01', 3, 'month', '国办秘函〔2019〕19号', 'statute'),
  ('message.reply.simple', '2019-04-01', 5, 'working_day', '国办秘函〔2019〕19号', 'default'),
  ('message.reply.normal', '2014-11-01', 7, 'working_day', '国办发〔2014〕57号', 'default'),
  ('message.reply.complex', '2014-11-01', 15, 'working_day', '国办发〔2014〕57号', 'default'),
  ('home.stale', '2019-04-01', 14, 'day', '国办秘函〔2019〕19号', 'statute'),
  ('emergency.first', '2016-08-01', 5, 'hour', '国办发〔2016〕61号', 'statute'),
  ('emergency.press', '2016-08-01', 24, 'hour', '国办发〔2016〕61号', 'statute'),
  ('emergency.other', '2016-08-01', 48, 'hour', '国办发〔2016〕61号', 'statute'),
  ('log.keep', '2017-06-01', 6, 'month', '网络安全法第二十一条', 'statute');
update rules_row set until_day = '2019-05-15' where from_day = '2008-05-01' and key in ('request.reply', 'request.extension.max');

create table rules_outcome (
  code text primary key,
  label text not null,
  article text not null,
  letter text not null,
  withheld boolean not null,
  discretionary boolean not null,
  remedy text not null constraint rules_outcome_remedy check (remedy in ('either', 'reconsideration_first', 'none')),
  position smallint not null,
  from_day date not null
);
comment on column rules_outcome.article is 'Article, paragraph and item that the decision letter cites.';
comment on column rules_outcome.discretionary is '可以不予公开 (Art 16): the letter must say why the discretion was used.';
comment on column rules_outcome.remedy is 'reconsideration_first: since 2024-01-01 a refusal goes to reconsideration before court (行政复议法第二十三条).';

insert into rules_outcome values
  ('already_public', '已主动公开，告知获取方式和途径', '第三十六条第（一）项', '政府信息主动公开告知书', false, false, 'either', 1, '2019-05-15'),
  ('granted', '予以公开', '第三十六条第（二）项', '政府信息予以公开告知书', false, false, 'either', 2, '2019-05-15'),
  ('partial', '部分公开（区分处理）', '第三十七条', '政府信息部分公开告知书', true, false, 'reconsideration_first', 3, '2019-05-15'),
  ('state_secret', '属于国家秘密', '第十四条', '政府信息不予公开告知书', true, false, 'reconsideration_first', 4, '2019-05-15'),
  ('prohibited_by_law', '其他法律、行政法规禁止公开', '第十四条', '政府信息不予公开告知书', true, false, 'reconsideration_first', 5, '2019-05-15'),
  ('endangers_stability', '公开后可能危及国家安全、公共安全、经济安全、社会稳定', '第十四条', '政府信息不予公开告知书', true, false, 'reconsideration_first', 6, '2019-05-15'),
  ('third_party', '涉及商业秘密、个人隐私等，公开会对第三方合法权益造成损害', '第十五条', '政府信息不予公开告知书', true, false, 'reconsideration_first', 7, '2019-05-15'),
  ('internal', '属于人事管理、后勤管理、内部工作流程等内部事务信息', '第十六条第一款', '政府信息不予公开告知书', true, true, 'reconsideration_first', 8, '2019-05-15'),
  ('process', '属于讨论记录、过程稿、磋商信函、请示报告等过程性信息', '第十六条第二款', '政府信息不予公开告知书', true, true, 'reconsideration_first', 9, '2019-05-15'),
  ('enforcement_file', '属于行政执法案卷信息', '第十六条第二款', '政府信息不予公开告知书', true, true, 'reconsideration_first', 10, '2019-05-15'),
  ('registry_query', '属于工商、不动产登记资料等信息，依照有关法律、行政法规的规定办理', '第三十六条第（七）项', '行政查询事项告知书', false, false, 'either', 11, '2019-05-15'),
  ('does_not_exist', '经检索没有所申请公开信息', '第三十六条第（四）项', '政府信息不存在告知书', false, false, 'either', 12, '2019-05-15'),
  ('other_organ', '不属于本机关负责公开', '第三十六条第（五）项', '非本机关政府信息告知书', false, false, 'either', 13, '2019-05-15'),
  ('needs_creation', '没有现成信息，需要加工、分析', '第三十八条', '政府信息无法提供告知书', false, false, 'either', 14, '2019-05-15'),
  ('unclear', '补正后申请内容仍不明确', '第三十条', '补正后仍不明确告知书', false, false, 'either', 15, '2019-05-15'),
  ('petition', '以申请的形式进行信访、投诉、举报等活动', '第三十九条第一款', '不予处理告知书', false, false, 'either', 16, '2019-05-15'),
  ('repeated', '已就申请人提出的相同申请作出答复', '第三十六条第（六）项', '不予重复处理告知书', false, false, 'either', 17, '2019-05-15'),
  ('publication', '要求提供政府公报、报刊、书籍等公开出版物', '第三十九条第二款', '公开出版物获取途径告知书', false, false, 'either', 18, '2019-05-15'),
  ('excessive', '申请数量、频次明显超过合理范围且理由不合理', '第三十五条', '不予处理告知书', false, false, 'either', 19, '2019-05-15'),
  ('reissue', '要求对已获取的信息进行确认或者重新出具', '第三十六条', '不予处理告知书', false, false, 'either', 20, '2019-05-15'),
  ('uncorrected', '无正当理由逾期不补正，视为放弃申请', '第三十条', '不再处理告知书', false, false, 'either', 21, '2019-05-15'),
  ('fee_unpaid', '逾期未缴纳信息处理费，视为放弃申请', '第四十二条', '不再处理告知书', false, false, 'either', 22, '2021-01-01'),
  ('withdrawn', '申请人撤回申请', '第四十五条', '申请撤回确认书', false, false, 'none', 23, '2019-05-15');

create table rules_outcome_row (
  outcome text not null references rules_outcome,
  format text not null constraint rules_outcome_row_format check (format in ('2014', '2019', '2021')),
  row_name text not null,
  primary key (outcome, format)
);
comment on table rules_outcome_row is 'The dated map from a legal outcome to the row of the yearly table in which it counts.';

insert into rules_outcome_row
select code, format, case
    when code in ('already_public', 'granted') then 'granted'
    when code = 'partial' then 'partial'
    when code = 'state_secret' then 'refused.stateSecret'
    when code = 'prohibited_by_law' then 'refused.prohibitedByLaw'
    when code = 'endangers_stability' then 'refused.endangersStability'
    when code = 'third_party' then 'refused.thirdParty'
    when code = 'internal' then 'refused.internal'
    when code = 'process' then 'refused.process'
    when code = 'enforcement_file' then 'refused.enforcementFile'
    when code = 'registry_query' then 'refused.registryQuery'
    when code in ('does_not_exist', 'other_organ') then 'unavailable.notHeld'
    when code = 'needs_creation' then 'unavailable.needsCreation'
    when code = 'unclear' then 'unavailable.unclear'
    when code = 'petition' then 'declined.petition'
    when code = 'repeated' then 'declined.repeated'
    when code = 'publication' then 'declined.publication'
    when code = 'excessive' then 'declined.excessive'
    when code = 'reissue' then 'declined.reissue'
    when format = '2019' then 'other'
    when code = 'uncorrected' then 'other.uncorrected'
    when code = 'fee_unpaid' then 'other.feeUnpaid'
    else 'other.other'
  end
from rules_outcome cross join (values ('2019'), ('2021')) as f(format);

insert into rules_outcome_row
select code, '2014', case
    when code = 'already_public' then 'answered.alreadyPublic'
    when code = 'granted' then 'answered.granted'
    when code = 'partial' then 'answered.partial'
    when withheld then 'answered.refused'
    when code = 'other_organ' then 'answered.otherOrgan'
    when code = 'does_not_exist' then 'answered.doesNotExist'
    when code in ('unclear', 'uncorrected') then 'answered.correction'
    else 'answered.otherWay'
  end
from rules_outcome;
