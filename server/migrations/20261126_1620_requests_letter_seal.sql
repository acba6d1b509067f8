-- A signed letter is never changed; the seal around it may be renewed, under a later data key and nothing else with it.
create or replace function requests_letter_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or row(new.request_id, new.kind, new.number, new.digest, new.issued_on, new.signed_by)
     is distinct from row(old.request_id, old.kind, old.number, old.digest, old.issued_on, old.signed_by) then
    raise exception 'a signed letter is never changed';
  end if;
  -- Bytes 1 and 2 of a seal carry the number of its key; the first way of sealing (first byte 1) had the first key only.
  if new.canonical is distinct from old.canonical and (
       get_byte(new.canonical, 0) < 2
       or get_byte(new.canonical, 1) * 256 + get_byte(new.canonical, 2)
          <= case when get_byte(old.canonical, 0) < 2 then 1 else get_byte(old.canonical, 1) * 256 + get_byte(old.canonical, 2) end
     ) then
    raise exception 'a signed letter is never changed';
  end if;
  return new;
end $$;
