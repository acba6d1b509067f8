-- owner: foundation/letters
insert into letters_template (id, kind, body_id, from_day, title, paragraphs, entered_at)
select gen_random_uuid(), kind, null, date '2019-05-15', title, paragraphs::jsonb, timestamptz '2019-05-15 00:00:01+08'
from (values
  ('decision.unclear', '{{letter}}', '["{{opening}}", "经审查，{{facts}}", "{{basis}}你（单位）的申请经补正后内容仍不明确，本机关无法提供，特此告知。", "{{remedy}}"]'),
  ('decision.needs_creation', '{{letter}}', '["{{opening}}", "经审查，{{facts}}", "本机关检索情况：{{search}}", "{{basis}}本机关没有现成的信息，提供该信息需要对现有政府信息进行加工、分析，本机关不予提供，特此告知。", "{{remedy}}"]'),
  ('decision.reissue', '{{letter}}', '["{{opening}}", "经审查，{{facts}}", "你（单位）要求本机关对已经获取的信息予以确认或者重新出具，不属于政府信息公开申请的范围，本机关不予处理，特此告知。", "{{supply}}", "{{remedy}}"]'),
  ('decision.ended_otherwise', '{{letter}}', '["{{opening}}", "经审查，{{facts}}", "本机关终止办理本申请，特此告知。", "{{remedy}}"]'),
  ('re_reply', '政府信息公开申请重新答复告知书', '["{{opening}}", "根据{{organ}}{{document}}，本机关对原答复（{{earlier}}）重新作出处理，答复如下。", "经审查，{{facts}}", "{{result}}", "获取的方式和途径：{{supply}}", "{{remedy}}"]')
) as seed (kind, title, paragraphs);
