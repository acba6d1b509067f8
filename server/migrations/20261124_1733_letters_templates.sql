-- owner: foundation/letters
create table letters_template (
  id uuid primary key,
  kind text not null,
  body_id uuid references bodies_body,
  from_day date not null,
  title text not null,
  paragraphs jsonb not null constraint letters_template_paragraphs check (jsonb_typeof(paragraphs) = 'array'),
  note text not null default '',
  entered_by uuid references identity_account,
  entered_at timestamptz not null
);
comment on table letters_template is 'Texts of official letters with merge fields, dated; a row of a body goes before the general one.';
comment on column letters_template.paragraphs is 'A paragraph in which a {{field}} stays blank is left out of the letter.';
create index letters_template_of_kind on letters_template (kind, body_id, from_day);

insert into letters_template (id, kind, body_id, from_day, title, paragraphs, entered_at)
select gen_random_uuid(), kind, null, date '2019-05-15', title, paragraphs::jsonb, timestamptz '2019-05-15 00:00+08'
from (values
  ('receipt', '政府信息公开申请登记回执', '["{{opening}}", "本机关已登记，编号{{requestNumber}}。", "收到申请之日为{{receivedOn}}，本机关最迟于{{due}}前答复。"]'),
  ('correction', '政府信息公开申请补正告知书', '["{{opening}}", "你（单位）的申请内容不明确。根据{{regulation}}第三十条的规定，请对以下内容作出补正：{{correction}}", "请于{{due}}前提交补正材料。答复期限自本机关收到补正的申请之日起计算；无正当理由逾期不补正的，视为放弃申请，本机关不再处理该政府信息公开申请。"]'),
  ('extension', '政府信息公开延期答复告知书', '["{{opening}}", "因{{reason}}，无法在规定期限内答复。根据{{regulation}}第三十三条第二款的规定，经本机关政府信息公开工作机构负责人同意，延长答复期限{{days}}个工作日，至{{due}}前答复。", "特此告知。"]'),
  ('third_party', '征求第三方意见书', '["本机关收到政府信息公开申请，所涉信息与你（单位）有关：{{content}}", "根据{{regulation}}第三十二条的规定，请你（单位）自收到本意见书之日起{{days}}个工作日内，书面提出是否同意公开的意见；不同意公开的，请说明理由。", "逾期未提出意见的，由本机关依照该条例的规定决定是否公开。", "附：回执（同意公开／不同意公开及理由）"]'),
  ('co_making_body', '征求共同制作机关意见书', '["本机关收到政府信息公开申请，所涉信息由本机关与贵单位共同制作：{{content}}", "根据{{regulation}}第三十四条的规定，请贵单位自收到本意见书之日起{{days}}个工作日内提出意见。", "逾期未提出意见的，视为同意公开。"]'),
  ('consultation_notice', '征求意见告知书', '["{{opening}}", "你（单位）申请公开的信息需要征求{{party}}的意见。根据{{regulation}}第三十三条第三款的规定，征求意见所需时间不计算在答复期限内。", "特此告知。"]'),
  ('third_party_disclosure', '决定公开告知第三方书', '["本机关曾就下列信息征求你（单位）的意见：{{content}}", "你（单位）提出的意见为：{{opinion}}", "经审查，{{reason}}", "根据{{regulation}}第三十二条的规定，本机关决定公开下列内容：{{disclosed}}", "{{remedy}}"]'),
  ('reasons', '说明理由告知书', '["{{opening}}", "你（单位）申请公开政府信息的数量、频次明显超过合理范围：{{facts}}", "根据{{regulation}}第三十五条的规定，请于{{due}}前书面说明理由。本机关认为理由不合理的，不予处理；逾期未说明理由的，本机关将依法作出处理。"]'),
  ('delay', '延迟答复告知书', '["{{opening}}", "你（单位）说明的申请理由，本机关认为合理；因{{reason}}，无法在{{regulation}}第三十三条规定的期限内答复。根据该条例第三十五条的规定，本机关将于{{due}}前答复。", "特此告知。"]'),
  ('fee', '政府信息公开信息处理费收费通知书', '["{{opening}}", "根据{{regulation}}第四十二条和《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）的规定，本机关决定对本次申请收取信息处理费。", "{{calculation}}", "应缴金额为{{amount}}元。缴费方式：{{way}}", "请自收到本通知次日起{{days}}个工作日内缴纳。逾期未缴纳的，视为放弃申请，本机关不再处理该政府信息公开申请。"]'),
  ('co_handling', '政府信息公开申请协办函', '["{{opening}}", "请协助办理以下事项：{{task}}", "请于{{due}}前书面回复。"]'),
  ('records_correction', '政府信息更正告知书', '["{{opening}}", "你（单位）提出政府信息记录不准确，要求更正。根据{{regulation}}第四十一条的规定，经审核，{{result}}", "特此告知。"]'),
  ('re_reply', '政府信息公开申请重新答复告知书', '["{{opening}}", "根据{{organ}}作出的{{document}}，本机关重新作出答复如下。", "经审查，{{facts}}", "{{result}}", "获取的方式和途径：{{supply}}", "{{remedy}}"]'),
  ('decision', '{{letter}}', '["{{opening}}", "经审查，{{facts}}", "本机关裁量如下：{{discretion}}", "{{basis}}{{outcome}}，特此告知。", "{{supply}}", "{{remedy}}"]'),
  ('decision.already_public', '{{letter}}', '["{{opening}}", "经审查，{{facts}}", "{{basis}}你（单位）申请公开的信息已经主动公开，现将获取该信息的方式、途径告知如下。", "获取的方式和途径：{{supply}}", "{{remedy}}"]'),
  ('decision.granted', '{{letter}}', '["{{opening}}", "经审查，{{facts}}", "{{basis}}本机关决定予以公开。", "获取的方式和途径：{{supply}}", "{{remedy}}"]'),
  ('decision.partial', '{{letter}}', '["{{opening}}", "经审查，{{facts}}", "{{basis}}本机关对能够作区分处理的内容予以公开，对不予公开的内容已说明理由。", "获取的方式和途径：{{supply}}", "{{remedy}}"]'),
  ('decision.withheld', '{{letter}}', '["{{opening}}", "经审查，{{facts}}", "第三方意见：{{thirdPartyOpinion}}", "本机关裁量如下：{{discretion}}", "{{basis}}该信息{{outcome}}，本机关决定不予公开。", "{{remedy}}"]'),
  ('decision.does_not_exist', '{{letter}}', '["{{opening}}", "经审查，{{facts}}", "本机关检索情况：{{search}}", "{{basis}}{{outcome}}，特此告知。", "{{remedy}}"]'),
  ('decision.other_organ', '{{letter}}', '["{{opening}}", "经审查，{{facts}}", "{{basis}}{{outcome}}，特此告知。", "负责公开该信息的机关及联系方式：{{otherOrgan}}", "{{supply}}", "{{remedy}}"]'),
  ('decision.registry_query', '{{letter}}', '["{{opening}}", "经审查，{{facts}}", "{{basis}}{{outcome}}，特此告知。", "查询的依据、机构和方式：{{supply}}", "{{remedy}}"]'),
  ('decision.petition', '{{letter}}', '["{{opening}}", "经审查，{{facts}}", "{{basis}}你（单位）{{outcome}}，本机关不作为政府信息公开申请处理。", "你（单位）可以通过以下渠道提出：{{supply}}", "{{remedy}}"]'),
  ('decision.repeated', '{{letter}}', '["{{opening}}", "经审查，{{facts}}", "{{basis}}本机关{{outcome}}，不予重复处理。", "{{remedy}}"]'),
  ('decision.publication', '{{letter}}', '["{{opening}}", "经审查，{{facts}}", "{{basis}}你（单位）{{outcome}}，获取的途径如下。", "{{supply}}", "{{remedy}}"]'),
  ('decision.excessive', '{{letter}}', '["{{opening}}", "经审查，{{facts}}", "{{basis}}你（单位）{{outcome}}，本机关不予处理。", "{{remedy}}"]'),
  ('decision.uncorrected', '{{letter}}', '["{{opening}}", "经审查，{{facts}}", "{{basis}}你（单位）{{outcome}}，本机关不再处理该政府信息公开申请。", "{{remedy}}"]'),
  ('decision.fee_unpaid', '{{letter}}', '["{{opening}}", "经审查，{{facts}}", "{{basis}}你（单位）{{outcome}}，本机关不再处理该政府信息公开申请。", "{{remedy}}"]'),
  ('decision.withdrawn', '{{letter}}', '["{{opening}}", "根据你（单位）撤回申请的意思表示，本机关终止办理本申请。"]')
) as seed (kind, title, paragraphs);
