-- owner: requests/redaction
alter table redaction_copy add column laid_out text not null default 'source'
  constraint redaction_copy_laid_out check (laid_out in ('source', 'converted', 'set_anew'));
comment on column redaction_copy.laid_out is 'Where the pages come from: the file itself, an office program that lays them out as the reader knows them, or our own setting, whose pages differ from the original.';
