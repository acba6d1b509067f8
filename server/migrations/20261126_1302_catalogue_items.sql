-- owner: publication/catalogue
create table catalogue_axis (
  code text primary key,
  title text not null,
  kind text not null constraint catalogue_axis_kind check (kind in ('statutory', 'grassroots', 'local')),
  several boolean not null,
  position smallint not null
);
comment on table catalogue_axis is 'An axis on which documents are placed: Art 20/21, the 26 grassroots fields, and local ones.';
comment on column catalogue_axis.several is 'A document may stand at more than one item of the axis.';

create table catalogue_item (
  id uuid primary key default gen_random_uuid(),
  axis text not null references catalogue_axis,
  code text not null,
  site_id uuid references sites_site,
  parent text,
  title text not null,
  content text not null default '',
  basis text not null default '',
  rule_key text,
  stale_months smallint constraint catalogue_item_stale check (stale_months between 1 and 120),
  owed_by text[] not null default '{}',
  power_code text not null default '',
  position integer not null default 0,
  from_day date not null,
  until_day date,
  version integer not null default 1,
  constraint catalogue_item_period check (until_day is null or until_day > from_day)
);
create unique index catalogue_item_once on catalogue_item (axis, code, from_day, coalesce(site_id, '00000000-0000-0000-0000-000000000000'));
comment on table catalogue_item is 'Items of the axes as dated rows, national or of one site: a count of a past year reads the rows of that year.';
comment on column catalogue_item.owed_by is 'Kinds of bodies that must have something published here; empty: nobody owes it.';
comment on column catalogue_item.stale_months is 'After so many months without anything new the item is stale.';
comment on column catalogue_item.rule_key is 'The dated rule that limits how soon it is published, where it is not the 20 working days of Art 26.';

create table catalogue_duty (
  body_id uuid not null references bodies_body,
  axis text not null,
  code text not null,
  owed boolean not null,
  reason text not null constraint catalogue_duty_reason check (reason <> ''),
  from_day date not null,
  until_day date,
  entered_by uuid not null references identity_account,
  primary key (body_id, axis, code, from_day)
);
comment on table catalogue_duty is 'Where one body differs from its kind: it owes an item more, or has nothing to publish under it, with the reason.';

create table catalogue_placement (
  document_id uuid not null references catalogue_document,
  axis text not null references catalogue_axis,
  code text not null,
  placed_at timestamptz not null,
  placed_by uuid references identity_account,
  removed_at timestamptz,
  primary key (document_id, axis, code, placed_at)
);
comment on table catalogue_placement is 'Where documents stand on the axes, with the time of each change: a count as of an earlier moment comes out the same again.';
create index catalogue_placement_of_item on catalogue_placement (axis, code) where removed_at is null;
create index catalogue_document_by_year on catalogue_document (published_at) where published_at is not null;

insert into catalogue_axis values
  ('statutory', '法定主动公开内容', 'statutory', true, 1),
  ('grassroots', '基层政务公开标准目录', 'grassroots', true, 2),
  ('openness', '五公开', 'local', true, 3),
  ('key', '重点领域', 'local', true, 4);

insert into catalogue_item (axis, code, title, basis, stale_months, owed_by, rule_key, position, from_day) values
  ('statutory', '20-01', '行政法规、规章和规范性文件', '政府信息公开条例第二十条第（一）项', 12, '{government,government_office,department,zone,vertical}', null, 1, '2019-05-15'),
  ('statutory', '20-02', '机关职能、机构设置、办公地址、办公时间、联系方式、负责人姓名', '政府信息公开条例第二十条第（二）项', 12, '{government,government_office,department,town,subdistrict,zone,agency,vertical,authorised}', null, 2, '2019-05-15'),
  ('statutory', '20-03', '国民经济和社会发展规划、专项规划、区域规划及相关政策', '政府信息公开条例第二十条第（三）项', 24, '{government}', null, 3, '2019-05-15'),
  ('statutory', '20-04', '国民经济和社会发展统计信息', '政府信息公开条例第二十条第（四）项', 3, '{government}', null, 4, '2019-05-15'),
  ('statutory', '20-05', '办理行政许可和其他对外管理服务事项的依据、条件、程序以及办理结果', '政府信息公开条例第二十条第（五）项', 6, '{}', 'publish.licence_penalty', 5, '2019-05-15'),
  ('statutory', '20-06', '实施行政处罚、行政强制的依据、条件、程序以及本行政机关认为具有一定社会影响的行政处罚决定', '政府信息公开条例第二十条第（六）项', 6, '{}', 'publish.licence_penalty', 6, '2019-05-15'),
  ('statutory', '20-07', '财政预算、决算信息', '政府信息公开条例第二十条第（七）项', 12, '{government,government_office,department,town,subdistrict,zone}', 'publish.budget', 7, '2019-05-15'),
  ('statutory', '20-08', '行政事业性收费项目及其依据、标准', '政府信息公开条例第二十条第（八）项', 12, '{}', null, 8, '2019-05-15'),
  ('statutory', '20-09', '政府集中采购项目的目录、标准及实施情况', '政府信息公开条例第二十条第（九）项', 12, '{}', null, 9, '2019-05-15'),
  ('statutory', '20-10', '重大建设项目的批准和实施情况', '政府信息公开条例第二十条第（十）项', 12, '{}', null, 10, '2019-05-15'),
  ('statutory', '20-11', '扶贫、教育、医疗、社会保障、促进就业等方面的政策、措施及其实施情况', '政府信息公开条例第二十条第（十一）项', 6, '{}', null, 11, '2019-05-15'),
  ('statutory', '20-12', '突发公共事件的应急预案、预警信息及应对情况', '政府信息公开条例第二十条第（十二）项', 12, '{government,town,subdistrict}', null, 12, '2019-05-15'),
  ('statutory', '20-13', '环境保护、公共卫生、安全生产、食品药品、产品质量的监督检查情况', '政府信息公开条例第二十条第（十三）项', 6, '{}', null, 13, '2019-05-15'),
  ('statutory', '20-14', '公务员招考的职位、名额、报考条件等事项以及录用结果', '政府信息公开条例第二十条第（十四）项', 12, '{}', null, 14, '2019-05-15'),
  ('statutory', '20-15', '法律、法规、规章和国家有关规定规定应当主动公开的其他政府信息', '政府信息公开条例第二十条第（十五）项', null, '{}', null, 15, '2019-05-15'),
  ('statutory', '21-1-1', '市政建设', '政府信息公开条例第二十一条', 12, '{}', null, 21, '2019-05-15'),
  ('statutory', '21-1-2', '公共服务', '政府信息公开条例第二十一条', 12, '{government}', null, 22, '2019-05-15'),
  ('statutory', '21-1-3', '公益事业', '政府信息公开条例第二十一条', 12, '{}', null, 23, '2019-05-15'),
  ('statutory', '21-1-4', '土地征收', '政府信息公开条例第二十一条', null, '{}', null, 24, '2019-05-15'),
  ('statutory', '21-1-5', '房屋征收', '政府信息公开条例第二十一条', null, '{}', null, 25, '2019-05-15'),
  ('statutory', '21-1-6', '治安管理', '政府信息公开条例第二十一条', 12, '{}', null, 26, '2019-05-15'),
  ('statutory', '21-1-7', '社会救助', '政府信息公开条例第二十一条', 6, '{}', null, 27, '2019-05-15'),
  ('statutory', '21-2-1', '贯彻落实农业农村政策', '政府信息公开条例第二十一条', 12, '{town}', null, 31, '2019-05-15'),
  ('statutory', '21-2-2', '农田水利工程建设运营', '政府信息公开条例第二十一条', 12, '{town}', null, 32, '2019-05-15'),
  ('statutory', '21-2-3', '农村土地承包经营权流转', '政府信息公开条例第二十一条', 12, '{town}', null, 33, '2019-05-15'),
  ('statutory', '21-2-4', '宅基地使用情况审核', '政府信息公开条例第二十一条', 12, '{town}', null, 34, '2019-05-15'),
  ('statutory', '21-2-5', '筹资筹劳', '政府信息公开条例第二十一条', 12, '{town}', null, 35, '2019-05-15');

insert into catalogue_item (axis, code, title, basis, position, from_day)
select 'grassroots', lpad(no::text, 2, '0'), title, '国办发〔2019〕54号', no, '2019-12-26'
from unnest(array['重大建设项目','公共资源交易','财政预决算','安全生产','税收管理','农村集体土地征收','国有土地上房屋征收','保障性住房','农村危房改造','生态环境','公共文化服务','公共法律服务','扶贫','救灾','食品药品监管','城市综合执法','就业','社会保险','社会救助','养老服务','户籍管理','涉农补贴','义务教育','医疗卫生','市政服务','国土空间规划'])
  with ordinality as field (title, no);

insert into catalogue_item (axis, code, parent, title, content, basis, stale_months, rule_key, position, from_day) values
  ('grassroots', '03-01', '03', '政府预算', '一般公共预算、政府性基金预算、国有资本经营预算、社会保险基金预算表及说明', '预算法；国办发〔2019〕54号', 12, 'publish.budget', 1, '2019-12-26'),
  ('grassroots', '03-02', '03', '政府决算', '一般公共预算、政府性基金预算、国有资本经营预算、社会保险基金决算表及说明', '预算法；国办发〔2019〕54号', 12, 'publish.budget', 2, '2019-12-26'),
  ('grassroots', '03-03', '03', '部门预算', '部门收支总体情况表、财政拨款收支情况表', '预算法；国办发〔2019〕54号', 12, 'publish.budget', 3, '2019-12-26'),
  ('grassroots', '03-04', '03', '部门决算', '部门收支总体情况表、财政拨款收支情况表', '预算法；国办发〔2019〕54号', 12, 'publish.budget', 4, '2019-12-26'),
  ('grassroots', '04-01', '04', '应急管理政策法规', '法律法规、规章、规范性文件、标准', '国办发〔2019〕54号', 12, null, 1, '2019-12-26'),
  ('grassroots', '04-02', '04', '安全生产行政许可', '许可的依据、条件、程序和结果', '国办发〔2019〕54号', 6, 'publish.licence_penalty', 2, '2019-12-26'),
  ('grassroots', '04-03', '04', '安全生产行政处罚', '处罚的依据、条件、程序和决定', '国办发〔2019〕54号', 6, 'publish.licence_penalty', 3, '2019-12-26'),
  ('grassroots', '19-01', '19', '最低生活保障', '政策法规、办事指南、审核确认信息', '社会救助暂行办法；国办发〔2019〕54号', 6, null, 1, '2019-12-26'),
  ('grassroots', '19-02', '19', '特困人员救助供养', '政策法规、办事指南、审核确认信息', '社会救助暂行办法；国办发〔2019〕54号', 6, null, 2, '2019-12-26'),
  ('grassroots', '19-03', '19', '临时救助', '政策法规、办事指南、审核确认信息', '社会救助暂行办法；国办发〔2019〕54号', 6, null, 3, '2019-12-26'),
  ('grassroots', '23-01', '23', '政策文件', '中央及地方政策文件', '国办发〔2019〕54号', 12, null, 1, '2019-12-26'),
  ('grassroots', '23-02', '23', '招生管理', '学校介绍、招生政策、招生计划、招生范围、招生结果', '国办发〔2019〕54号', 12, null, 2, '2019-12-26'),
  ('grassroots', '23-03', '23', '学生管理', '学籍管理、优待政策、课外活动', '国办发〔2019〕54号', 12, null, 3, '2019-12-26');

insert into catalogue_item (axis, code, title, basis, position, from_day) values
  ('openness', 'decision', '决策公开', '中办发〔2016〕8号', 1, '2016-02-17'),
  ('openness', 'execution', '执行公开', '中办发〔2016〕8号', 2, '2016-02-17'),
  ('openness', 'management', '管理公开', '中办发〔2016〕8号', 3, '2016-02-17'),
  ('openness', 'service', '服务公开', '中办发〔2016〕8号', 4, '2016-02-17'),
  ('openness', 'result', '结果公开', '中办发〔2016〕8号', 5, '2016-02-17'),
  ('key', 'projects', '重大建设项目批准和实施', '国办发〔2017〕94号', 1, '2017-12-04'),
  ('key', 'resources', '公共资源配置', '国办发〔2017〕97号', 2, '2017-12-19'),
  ('key', 'welfare', '社会公益事业建设', '国办发〔2018〕10号', 3, '2018-02-09');

insert into rules_row (key, from_day, value, unit, source, standing) values
  ('publish.budget', '2015-01-01', 20, 'day', '预算法第十四条', 'statute'),
  ('publish.warn', '2019-05-15', 5, 'working_day', '办理惯例', 'default'),
  ('catalogue.warn', '2019-05-15', 30, 'day', '办理惯例', 'default');
