-- owner: foundation/bodies
alter table bodies_body add column sign text not null default '';
comment on column bodies_body.sign is '机关代字, the head of its document and letter numbers: 景政办 in 景政办〔2026〕1号.';
