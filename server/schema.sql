--
-- PostgreSQL database dump
--

\restrict yangguang


SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: catalogue_edition_guard(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.catalogue_edition_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  -- The one change there is: a leak is destroyed, wholly and for good.
  if tg_op = 'UPDATE' and old.destroyed_at is null and new.destroyed_at is not null and new.canonical = '' and new.digest = ''::bytea
     and row(new.id, new.document_id, new.no) is not distinct from row(old.id, old.document_id, old.no) then
    return new;
  end if;
  if tg_op = 'DELETE' or row(new.document_id, new.no, new.canonical, new.digest, new.destroyed_at) is distinct from row(old.document_id, old.no, old.canonical, old.digest, old.destroyed_at) then
    raise exception 'a frozen edition is never changed';
  end if;
  return new;
end $$;


--
-- Name: identity_grant_separation(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.identity_grant_separation() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if new.role in ('system_admin', 'security_admin', 'audit_admin')
     and exists (select 1 from identity_grant g where g.account_id = new.account_id and g.role <> new.role)
     or new.role not in ('system_admin', 'security_admin', 'audit_admin')
     and exists (select 1 from identity_grant g where g.account_id = new.account_id
                 and g.role in ('system_admin', 'security_admin', 'audit_admin'))
  then
    raise exception 'administrator roles are never combined' using errcode = '23514', constraint = 'identity_grant_separation';
  end if;
  return new;
end $$;


--
-- Name: ledger_entry_guard(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.ledger_entry_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if tg_op = 'DELETE' then
    raise exception 'ledger entries are never removed';
  end if;
  if row(new.id, new.kind, new.subject_kind, new.subject_id, new.body_id, new.actor_id, new.recorded_at, new.commitment)
     is distinct from
     row(old.id, old.kind, old.subject_kind, old.subject_id, old.body_id, old.actor_id, old.recorded_at, old.commitment)
     or (old.position is not null and (new.position is distinct from old.position or new.leaf is distinct from old.leaf))
     or (new.payload is not null and new.payload is distinct from old.payload)
     or (new.salt is not null and new.salt is distinct from old.salt)
  then
    raise exception 'ledger entries are never changed';
  end if;
  return new;
end $$;


--
-- Name: report_figures(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_figures(canonical text) RETURNS jsonb
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  with tables as (
    select t.key as name, t.value as cells
    from jsonb_each(coalesce(canonical, '{}')::jsonb) t
    where t.key in ('proactive', 'requests', 'remedies') and jsonb_typeof(t.value) = 'object'
  ), cells as (
    select tables.name || '.' || r.key || '.' || c.key as path, c.value as cell
    from tables, jsonb_each(tables.cells) r, jsonb_each(r.value) c
  )
  select jsonb_build_object(
    'tables', coalesce((select jsonb_agg(name order by name) from tables), '[]'::jsonb),
    'unsettled', coalesce((select jsonb_agg(path order by path) from cells where cell ->> 'state' = 'ambiguous'), '[]'::jsonb),
    'cells', coalesce((
      select jsonb_object_agg(path, (cell ->> 'value')::numeric
        * case when path like '%.amount' and cell ->> 'unit' = '元' then 0.0001 when path like '%.amount' and cell ->> 'unit' = '亿元' then 10000 else 1 end)
      from cells
      where cell ->> 'state' is distinct from 'ambiguous' and (cell ->> 'value')::numeric <> 0
    ), '{}'::jsonb)
  )
$$;


--
-- Name: FUNCTION report_figures(canonical text); Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON FUNCTION public.report_figures(canonical text) IS 'The figures of a frozen report that are not zero, by cell, money in 万元; which tables it has; which cells are not settled.';


--
-- Name: report_records_stay(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_records_stay() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if exists (select 1 from report_report where id = old.report_id and published_at is not null) then
    raise exception 'the records behind report % are frozen', old.report_id;
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;


--
-- Name: report_spread_figures(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_spread_figures() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  delete from report_figure where report_id = new.id;
  insert into report_figure (report_id, cell, value)
  select new.id, f.key, f.value::double precision from jsonb_each_text(new.figures -> 'cells') f;
  return null;
end
$$;


--
-- Name: report_stays(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.report_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if old.published_at is null then
    if tg_op = 'DELETE' then return old; end if;
    return new;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'report % was published and stays', old.id;
  end if;
  if (new.canonical, new.digest, new.sections, new.bodies, new.year, new.body_id, new.published_at, new.ledger_position)
     is distinct from
     (old.canonical, old.digest, old.sections, old.bodies, old.year, old.body_id, old.published_at, old.ledger_position) then
    raise exception 'report % was published and does not change', old.id;
  end if;
  return new;
end $$;


--
-- Name: requests_letter_guard(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.requests_letter_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: bodies_body; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.bodies_body (
    id uuid NOT NULL,
    kind text NOT NULL,
    code text NOT NULL,
    area_code text NOT NULL,
    address text DEFAULT ''::text NOT NULL,
    phone text DEFAULT ''::text NOT NULL,
    email text DEFAULT ''::text NOT NULL,
    office_hours text DEFAULT ''::text NOT NULL,
    established_on date NOT NULL,
    ended_on date,
    sign text DEFAULT ''::text NOT NULL
);


--
-- Name: COLUMN bodies_body.code; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.bodies_body.code IS 'Organisation code: index numbers (索引号) start with it and keep it after a reorganisation.';


--
-- Name: COLUMN bodies_body.sign; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.bodies_body.sign IS '机关代字, the head of its document and letter numbers: 景政办 in 景政办〔2026〕1号.';


--
-- Name: bodies_change; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.bodies_change (
    id uuid NOT NULL,
    kind text NOT NULL,
    from_id uuid NOT NULL,
    to_id uuid NOT NULL,
    on_day date NOT NULL,
    function text DEFAULT ''::text NOT NULL,
    takes_over boolean NOT NULL,
    basis text NOT NULL,
    entered_by uuid,
    entered_at timestamp with time zone NOT NULL,
    CONSTRAINT bodies_change_function CHECK (((kind = 'function'::text) = (function <> ''::text))),
    CONSTRAINT bodies_change_kind CHECK ((kind = ANY (ARRAY['merge'::text, 'split'::text, 'function'::text]))),
    CONSTRAINT bodies_change_two CHECK ((from_id <> to_id))
);


--
-- Name: COLUMN bodies_change.takes_over; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.bodies_change.takes_over IS 'The successor goes on with what is open: its people reach the records of the body that ended.';


--
-- Name: COLUMN bodies_change.basis; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.bodies_change.basis IS 'The decision behind it, with number.';


--
-- Name: bodies_kind; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.bodies_kind (
    kind text NOT NULL,
    label text NOT NULL,
    publishes boolean NOT NULL,
    receives_requests boolean NOT NULL,
    must_report boolean NOT NULL,
    has_site boolean NOT NULL,
    has_seal boolean NOT NULL,
    report_due_month smallint NOT NULL,
    CONSTRAINT bodies_kind_due_month CHECK (((report_due_month >= 1) AND (report_due_month <= 12)))
);


--
-- Name: COLUMN bodies_kind.report_due_month; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.bodies_kind.report_due_month IS 'Last month in which last year''s report may be published: 1 for departments, 3 for governments (Art 49).';


--
-- Name: bodies_name; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.bodies_name (
    body_id uuid NOT NULL,
    name text NOT NULL,
    short_name text NOT NULL,
    is_primary boolean NOT NULL,
    from_day date NOT NULL,
    until_day date,
    CONSTRAINT bodies_name_order CHECK (((until_day IS NULL) OR (until_day > from_day)))
);


--
-- Name: TABLE bodies_name; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.bodies_name IS 'Several names may hold at once (加挂牌子); the past stays. until_day is the first day on which the name no longer holds.';


--
-- Name: bodies_relation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.bodies_relation (
    id uuid NOT NULL,
    kind text NOT NULL,
    body_id uuid NOT NULL,
    other_id uuid,
    other_name text,
    from_day date NOT NULL,
    until_day date,
    CONSTRAINT bodies_relation_kind CHECK ((kind = ANY (ARRAY['administrative_parent'::text, 'disclosure_supervisor'::text, 'portal_host'::text, 'report_merges_into'::text, 'reconsideration_organ'::text, 'court'::text]))),
    CONSTRAINT bodies_relation_order CHECK (((until_day IS NULL) OR (until_day > from_day))),
    CONSTRAINT bodies_relation_target CHECK (((other_id IS NULL) <> (other_name IS NULL)))
);


--
-- Name: COLUMN bodies_relation.other_name; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.bodies_relation.other_name IS 'For organs that are no body of this installation, such as courts.';


--
-- Name: calendar_day; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.calendar_day (
    day date NOT NULL,
    kind text NOT NULL,
    name text NOT NULL,
    CONSTRAINT calendar_day_kind CHECK ((kind = ANY (ARRAY['holiday'::text, 'workday'::text])))
);


--
-- Name: COLUMN calendar_day.kind; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.calendar_day.kind IS 'holiday: a weekday on which nobody works, or a named holiday on a weekend; workday: a weekend day worked in exchange (调休).';


--
-- Name: calendar_year; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.calendar_year (
    year smallint NOT NULL,
    source text NOT NULL,
    entered_at timestamp with time zone DEFAULT now() NOT NULL,
    entered_by uuid,
    revision integer DEFAULT 1 NOT NULL
);


--
-- Name: TABLE calendar_year; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.calendar_year IS 'Years whose notice (国务院办公厅关于部分节假日安排的通知) is known; due dates in other years are provisional.';


--
-- Name: COLUMN calendar_year.revision; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.calendar_year.revision IS 'Counts entries of this year''s notice; the calendar in memory is dropped when any revision changes.';


--
-- Name: cases_answer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_answer (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    matter text DEFAULT ''::text NOT NULL,
    question text NOT NULL,
    answer text NOT NULL,
    source text DEFAULT ''::text NOT NULL,
    review_on date,
    active boolean NOT NULL,
    uses integer DEFAULT 0 NOT NULL,
    version integer NOT NULL,
    written_by uuid,
    written_at timestamp with time zone NOT NULL
);


--
-- Name: TABLE cases_answer; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.cases_answer IS 'The knowledge base: answers that staff keep for questions that come again.';


--
-- Name: cases_call; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_call (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    on_day date NOT NULL,
    answered boolean NOT NULL,
    waited_seconds integer NOT NULL,
    outer_id text NOT NULL
);


--
-- Name: TABLE cases_call; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.cases_call IS 'Calls that reached the line, as the telephone system reports them: the ground of 接通率.';


--
-- Name: cases_card; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_card (
    case_id uuid NOT NULL,
    round smallint NOT NULL,
    color text NOT NULL,
    body_id uuid NOT NULL,
    dealt_at timestamp with time zone NOT NULL,
    CONSTRAINT cases_card_color CHECK ((color = ANY (ARRAY['yellow'::text, 'red'::text])))
);


--
-- Name: TABLE cases_card; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.cases_card IS 'Yellow and red cards as they were dealt; one of each a round at most.';


--
-- Name: cases_case; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_case (
    id uuid NOT NULL,
    number text NOT NULL,
    code_hash bytea NOT NULL,
    channel text NOT NULL,
    matter text NOT NULL,
    urgent boolean NOT NULL,
    desk_body_id uuid NOT NULL,
    body_id uuid NOT NULL,
    person_id uuid,
    came_by text NOT NULL,
    outer_number text DEFAULT ''::text NOT NULL,
    title text NOT NULL,
    asked text NOT NULL,
    place text DEFAULT ''::text NOT NULL,
    consent boolean NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    round smallint DEFAULT 1 NOT NULL,
    submitted_at timestamp with time zone NOT NULL,
    submitted_on date NOT NULL,
    accepted_at timestamp with time zone,
    limit_amount smallint,
    limit_unit text,
    limit_from timestamp with time zone,
    extension_amount smallint DEFAULT 0 NOT NULL,
    extended_at timestamp with time zone,
    extension_reason text DEFAULT ''::text NOT NULL,
    due_at timestamp with time zone,
    reply text DEFAULT ''::text NOT NULL,
    proposed_by uuid,
    answered_at timestamp with time zone,
    first_answered_at timestamp with time zone,
    late boolean,
    closed_at timestamp with time zone,
    refusal text DEFAULT ''::text NOT NULL,
    merged_into uuid,
    rating smallint,
    rated_at timestamp with time zone,
    rating_note text DEFAULT ''::text NOT NULL,
    called_back_at timestamp with time zone,
    reached boolean,
    solved boolean,
    satisfied smallint,
    published_at timestamp with time zone,
    public_title text DEFAULT ''::text NOT NULL,
    public_asked text DEFAULT ''::text NOT NULL,
    public_reply text DEFAULT ''::text NOT NULL,
    hidden_at timestamp with time zone,
    hidden_reason text DEFAULT ''::text NOT NULL,
    peer_id uuid,
    suspended_at timestamp with time zone,
    paused_amount smallint DEFAULT 0 NOT NULL,
    consent_withdrawn_at timestamp with time zone,
    lng double precision,
    lat double precision,
    posts integer DEFAULT 0 NOT NULL,
    CONSTRAINT cases_case_accepted CHECK (((accepted_at IS NULL) OR (accepted_at >= submitted_at))),
    CONSTRAINT cases_case_answered CHECK (((first_answered_at IS NULL) OR ((answered_at IS NOT NULL) OR (round > 1)))),
    CONSTRAINT cases_case_came_by CHECK ((came_by = ANY (ARRAY['online'::text, 'phone'::text, 'counter'::text, 'post'::text, 'upper'::text, 'import'::text]))),
    CONSTRAINT cases_case_merged CHECK (((state = 'merged'::text) = (merged_into IS NOT NULL))),
    CONSTRAINT cases_case_point CHECK (((lng IS NULL) = (lat IS NULL))),
    CONSTRAINT cases_case_rating CHECK (((rating >= 1) AND (rating <= 5))),
    CONSTRAINT cases_case_satisfied CHECK (((satisfied >= 1) AND (satisfied <= 5))),
    CONSTRAINT cases_case_state CHECK ((state = ANY (ARRAY['received'::text, 'refused'::text, 'merged'::text, 'dispatching'::text, 'signing'::text, 'returned'::text, 'handling'::text, 'reviewing'::text, 'answered'::text, 'closed'::text, 'suspended'::text, 'void'::text])))
);


--
-- Name: COLUMN cases_case.desk_body_id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.cases_case.desk_body_id IS 'Body that took the case in and dispatches it.';


--
-- Name: COLUMN cases_case.body_id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.cases_case.body_id IS 'Body that has to act now.';


--
-- Name: COLUMN cases_case.limit_amount; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.cases_case.limit_amount IS 'The limit under which this round began; a later rule does not touch it.';


--
-- Name: COLUMN cases_case.late; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.cases_case.late IS 'Whether the last answer came after its due time.';


--
-- Name: COLUMN cases_case.satisfied; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.cases_case.satisfied IS 'What the person said when called back, kept apart from their own rating.';


--
-- Name: COLUMN cases_case.paused_amount; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.cases_case.paused_amount IS 'What this round stood still, in the unit of its limit; added to the limit.';


--
-- Name: COLUMN cases_case.lng; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.cases_case.lng IS 'Where the matter is (CGCS2000 degrees), when it was given; shown to staff only.';


--
-- Name: COLUMN cases_case.posts; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.cases_case.posts IS 'What the writer added: supplements and follow-ups.';


--
-- Name: cases_channel; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_channel (
    code text NOT NULL,
    name text NOT NULL,
    sign text NOT NULL,
    intro text DEFAULT ''::text NOT NULL,
    "position" smallint NOT NULL,
    desk_body_id uuid,
    public_intake boolean NOT NULL,
    anonymous boolean NOT NULL,
    dispatches boolean NOT NULL,
    reviewed boolean NOT NULL,
    publishes text NOT NULL,
    calls_back boolean NOT NULL,
    rates boolean NOT NULL,
    redo_most smallint NOT NULL,
    matters text[] NOT NULL,
    active boolean NOT NULL,
    version integer NOT NULL,
    extends_by_desk boolean DEFAULT false NOT NULL,
    reopens_days smallint DEFAULT 15 NOT NULL,
    CONSTRAINT cases_channel_code CHECK ((code ~ '^[a-z][a-z0-9-]{1,30}$'::text)),
    CONSTRAINT cases_channel_publishes CHECK ((publishes = ANY (ARRAY['never'::text, 'consent'::text, 'always'::text])))
);


--
-- Name: TABLE cases_channel; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.cases_channel IS 'A channel is a row of rules: a new one needs no code.';


--
-- Name: COLUMN cases_channel.sign; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.cases_channel.sign IS 'Head of the case numbers of this channel.';


--
-- Name: COLUMN cases_channel.desk_body_id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.cases_channel.desk_body_id IS 'Body whose desk takes in; null where the body the citizen writes to takes in itself.';


--
-- Name: COLUMN cases_channel.redo_most; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.cases_channel.redo_most IS 'How often an unsatisfied citizen sends the case back at most.';


--
-- Name: COLUMN cases_channel.extends_by_desk; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.cases_channel.extends_by_desk IS 'The desk grants an extension; where false the handling body extends by itself.';


--
-- Name: COLUMN cases_channel.reopens_days; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.cases_channel.reopens_days IS 'For how many days after the answer the citizen may take the matter up again; 0: never.';


--
-- Name: cases_dispatch; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_dispatch (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    from_body_id uuid NOT NULL,
    to_body_id uuid NOT NULL,
    part text NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    sign_due_at timestamp with time zone,
    return_due_at timestamp with time zone,
    signed_at timestamp with time zone,
    returned_at timestamp with time zone,
    return_reason text DEFAULT ''::text NOT NULL,
    opinion text DEFAULT ''::text NOT NULL,
    opinion_at timestamp with time zone,
    CONSTRAINT cases_dispatch_part CHECK ((part = ANY (ARRAY['lead'::text, 'co'::text])))
);


--
-- Name: cases_extension; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_extension (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    round smallint NOT NULL,
    amount smallint NOT NULL,
    reason text NOT NULL,
    asked_by uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    granted boolean,
    answer text DEFAULT ''::text NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone
);


--
-- Name: TABLE cases_extension; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.cases_extension IS 'Extensions asked of the desk, and what it said.';


--
-- Name: cases_file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_file (
    file_id uuid NOT NULL,
    case_id uuid NOT NULL,
    side text NOT NULL,
    name text NOT NULL,
    size integer NOT NULL,
    round smallint NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by uuid,
    CONSTRAINT cases_file_side CHECK ((side = ANY (ARRAY['citizen'::text, 'office'::text])))
);


--
-- Name: cases_limit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_limit (
    channel text NOT NULL,
    matter text DEFAULT ''::text NOT NULL,
    urgent boolean NOT NULL,
    step text NOT NULL,
    amount smallint NOT NULL,
    unit text NOT NULL,
    from_day date NOT NULL,
    source text NOT NULL,
    CONSTRAINT cases_limit_amount CHECK ((amount > 0)),
    CONSTRAINT cases_limit_step CHECK ((step = ANY (ARRAY['accept'::text, 'sign'::text, 'return'::text, 'answer'::text, 'extension'::text]))),
    CONSTRAINT cases_limit_unit CHECK ((unit = ANY (ARRAY['working_day'::text, 'day'::text, 'hour'::text])))
);


--
-- Name: TABLE cases_limit; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.cases_limit IS 'Limits by channel and kind of matter (empty: any); the newest row that has begun holds.';


--
-- Name: cases_month; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_month (
    month date NOT NULL,
    dirty boolean NOT NULL
);


--
-- Name: TABLE cases_month; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.cases_month IS 'Months of submission whose counts are kept; a dirty one is counted anew, and read from the cases until then.';


--
-- Name: cases_outline; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_outline (
    site_id uuid NOT NULL,
    name text NOT NULL,
    rings jsonb NOT NULL,
    saved_by uuid,
    saved_at timestamp with time zone NOT NULL
);


--
-- Name: TABLE cases_outline; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.cases_outline IS 'The outline of the area a site is for (CGCS2000 degrees), under the points of the indicators; loaded by an administrator from GeoJSON.';


--
-- Name: cases_peer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_peer (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    name text NOT NULL,
    key_id text NOT NULL,
    secret bytea NOT NULL,
    result_url text NOT NULL,
    active boolean NOT NULL
);


--
-- Name: TABLE cases_peer; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.cases_peer IS 'An upper 12345 platform: tickets in under its key, results out to its address. The secret is sealed.';


--
-- Name: cases_peer_nonce; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_peer_nonce (
    key_id text NOT NULL,
    nonce text NOT NULL,
    at timestamp with time zone NOT NULL
);


--
-- Name: cases_post; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_post (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    round smallint NOT NULL,
    kind text NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    CONSTRAINT cases_post_kind CHECK ((kind = ANY (ARRAY['supplement'::text, 'follow_up'::text, 'reply'::text])))
);


--
-- Name: TABLE cases_post; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.cases_post IS 'What followed the letter: the citizen''s supplements and follow-ups, and the replies of rounds that are over.';


--
-- Name: cases_result; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_result (
    id uuid NOT NULL,
    peer_id uuid NOT NULL,
    case_id uuid NOT NULL,
    payload jsonb NOT NULL,
    attempts smallint DEFAULT 0 NOT NULL,
    next_at timestamp with time zone NOT NULL,
    delivered_at timestamp with time zone,
    problem text DEFAULT ''::text NOT NULL
);


--
-- Name: TABLE cases_result; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.cases_result IS 'Results on their way to the upper platform: tried again until it takes them.';


--
-- Name: cases_step; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_step (
    id uuid NOT NULL,
    case_id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    act text NOT NULL,
    body_id uuid,
    actor uuid,
    note text DEFAULT ''::text NOT NULL,
    open boolean NOT NULL
);


--
-- Name: COLUMN cases_step.open; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.cases_step.open IS 'The citizen sees this step.';


--
-- Name: cases_tally; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_tally (
    month date NOT NULL,
    channel text NOT NULL,
    matter text NOT NULL,
    body_id uuid NOT NULL,
    desk_body_id uuid NOT NULL,
    received integer NOT NULL,
    refused integer NOT NULL,
    accepted integer NOT NULL,
    replied integer NOT NULL,
    "onTime" integer NOT NULL,
    late integer NOT NULL,
    closed integer NOT NULL,
    redone integer NOT NULL,
    extended integer NOT NULL,
    rated integer NOT NULL,
    "ratedSatisfied" integer NOT NULL,
    "calledBack" integer NOT NULL,
    reached integer NOT NULL,
    solved integer NOT NULL,
    satisfied integer NOT NULL,
    published integer NOT NULL,
    hours double precision NOT NULL,
    posts integer DEFAULT 0 NOT NULL
);


--
-- Name: TABLE cases_tally; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.cases_tally IS 'Counts of months that are over, derived from the cases and rebuilt at will.';


--
-- Name: cases_tally_dispatch; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_tally_dispatch (
    month date NOT NULL,
    channel text NOT NULL,
    matter text NOT NULL,
    body_id uuid NOT NULL,
    desk_body_id uuid NOT NULL,
    dispatched integer NOT NULL,
    "signedOnTime" integer NOT NULL,
    returned integer NOT NULL
);


--
-- Name: cases_tally_time; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.cases_tally_time (
    month date NOT NULL,
    channel text NOT NULL,
    matter text NOT NULL,
    body_id uuid NOT NULL,
    desk_body_id uuid NOT NULL,
    tenths integer NOT NULL,
    cases integer NOT NULL
);


--
-- Name: TABLE cases_tally_time; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.cases_tally_time IS 'How many cases of a month had their first answer after so many tenths of a day.';


--
-- Name: catalogue_axis; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_axis (
    code text NOT NULL,
    title text NOT NULL,
    kind text NOT NULL,
    several boolean NOT NULL,
    "position" smallint NOT NULL,
    CONSTRAINT catalogue_axis_kind CHECK ((kind = ANY (ARRAY['statutory'::text, 'grassroots'::text, 'local'::text])))
);


--
-- Name: TABLE catalogue_axis; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.catalogue_axis IS 'An axis on which documents are placed: Art 20/21, the 26 grassroots fields, and local ones.';


--
-- Name: COLUMN catalogue_axis.several; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.catalogue_axis.several IS 'A document may stand at more than one item of the axis.';


--
-- Name: catalogue_cleanup; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_cleanup (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    title text NOT NULL,
    as_of date NOT NULL,
    opened_by uuid NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    announcement uuid,
    settled_at timestamp with time zone
);


--
-- Name: TABLE catalogue_cleanup; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.catalogue_cleanup IS '文件清理: a campaign lists what is in force, decides on each, and publishes the result, with which the decisions take effect.';


--
-- Name: catalogue_cleanup_item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_cleanup_item (
    cleanup_id uuid NOT NULL,
    document_id uuid NOT NULL,
    decision text,
    reason text DEFAULT ''::text NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    CONSTRAINT catalogue_cleanup_decision CHECK ((decision = ANY (ARRAY['keep'::text, 'amend'::text, 'partly'::text, 'repeal'::text, 'expire'::text])))
);


--
-- Name: catalogue_confidentiality; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_confidentiality (
    id uuid NOT NULL,
    document_id uuid NOT NULL,
    digest bytea NOT NULL,
    outcome text NOT NULL,
    opinion text NOT NULL,
    referred_to text DEFAULT ''::text NOT NULL,
    signed_by uuid NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    ruling text,
    ruling_number text DEFAULT ''::text NOT NULL,
    ruled_on date,
    ruling_by uuid,
    CONSTRAINT catalogue_confidentiality_outcome CHECK ((outcome = ANY (ARRAY['clear'::text, 'not_public'::text, 'referred'::text]))),
    CONSTRAINT catalogue_confidentiality_referred CHECK ((((outcome = 'referred'::text) = (referred_to <> ''::text)) AND ((ruling IS NULL) OR (outcome = 'referred'::text)))),
    CONSTRAINT catalogue_confidentiality_ruling CHECK ((ruling = ANY (ARRAY['clear'::text, 'not_public'::text])))
);


--
-- Name: TABLE catalogue_confidentiality; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.catalogue_confidentiality IS '保密审查 (Art 17): a signed record of its own over the digest of the frozen text; referred where the body cannot decide.';


--
-- Name: catalogue_document; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_document (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    column_id text NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    content jsonb NOT NULL,
    title text NOT NULL,
    document_number text NOT NULL,
    written_on date NOT NULL,
    genre text NOT NULL,
    theme text NOT NULL,
    kind text,
    validity text NOT NULL,
    repealed_on date,
    index_number text,
    frozen_edition uuid,
    published_edition uuid,
    published_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    withdrawal text,
    withdrawal_reason text DEFAULT ''::text NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    expired_on date,
    publish_at timestamp with time zone,
    take_down_on date,
    schedule_problem text DEFAULT ''::text NOT NULL,
    review_on date,
    redirect_to uuid,
    attribute_decided_by uuid,
    attribute_decided_at timestamp with time zone,
    emergency_reason text DEFAULT ''::text NOT NULL,
    emergency_by uuid,
    emergency_at timestamp with time zone,
    emergency_reviewed_at timestamp with time zone,
    withdraw_at timestamp with time zone,
    withdraw_plan jsonb,
    keywords jsonb GENERATED ALWAYS AS ((content -> 'keywords'::text)) STORED,
    CONSTRAINT catalogue_document_kind CHECK ((kind = ANY (ARRAY['rule'::text, 'normative'::text]))),
    CONSTRAINT catalogue_document_state CHECK ((state = ANY (ARRAY['draft'::text, 'in_review'::text, 'returned'::text, 'approved'::text, 'published'::text, 'withdrawn'::text]))),
    CONSTRAINT catalogue_document_validity CHECK ((validity = ANY (ARRAY['not_yet'::text, 'in_force'::text, 'amended'::text, 'partly'::text, 'repealed'::text, 'expired'::text, 'none'::text]))),
    CONSTRAINT catalogue_document_withdrawal CHECK ((withdrawal = ANY (ARRAY['error'::text, 'superseded'::text, 'period_over'::text, 'privacy'::text, 'leak'::text, 'other'::text])))
);


--
-- Name: COLUMN catalogue_document.written_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.catalogue_document.written_on IS '成文日期: the day of signing; the 20 working days of Art 26 run from it.';


--
-- Name: COLUMN catalogue_document.kind; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.catalogue_document.kind IS '规章 or 行政规范性文件: what 表二 counts under 第二十条第（一）项.';


--
-- Name: COLUMN catalogue_document.expired_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.catalogue_document.expired_on IS 'First day on which it is no longer in force because its term ended.';


--
-- Name: COLUMN catalogue_document.publish_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.catalogue_document.publish_at IS 'Scheduled publication of the approved edition; a job carries it out.';


--
-- Name: COLUMN catalogue_document.take_down_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.catalogue_document.take_down_on IS 'The day after the last of the 公示期: a job takes the notice off line.';


--
-- Name: COLUMN catalogue_document.schedule_problem; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.catalogue_document.schedule_problem IS 'Why the last scheduled act failed; stands in the inbox of the body until it is mended.';


--
-- Name: COLUMN catalogue_document.review_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.catalogue_document.review_on IS 'Art 18: the day on which a withheld item comes back to be assessed again.';


--
-- Name: COLUMN catalogue_document.emergency_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.catalogue_document.emergency_at IS 'Published before its reviews ended, for an emergency (突发事件应对法); the reviews go on and must be finished.';


--
-- Name: catalogue_duty; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_duty (
    body_id uuid NOT NULL,
    axis text NOT NULL,
    code text NOT NULL,
    owed boolean NOT NULL,
    reason text NOT NULL,
    from_day date NOT NULL,
    until_day date,
    entered_by uuid NOT NULL,
    CONSTRAINT catalogue_duty_reason CHECK ((reason <> ''::text))
);


--
-- Name: TABLE catalogue_duty; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.catalogue_duty IS 'Where one body differs from its kind: it owes an item more, or has nothing to publish under it, with the reason.';


--
-- Name: catalogue_edition; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_edition (
    id uuid NOT NULL,
    document_id uuid NOT NULL,
    no smallint NOT NULL,
    canonical text NOT NULL,
    digest bytea NOT NULL,
    frozen_by uuid NOT NULL,
    frozen_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    destroyed_at timestamp with time zone
);


--
-- Name: COLUMN catalogue_edition.canonical; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.catalogue_edition.canonical IS 'RFC 8785 JSON with the hashes of the attachments: what was reviewed is byte for byte what is published.';


--
-- Name: catalogue_edition_closed; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_edition_closed (
    edition_id uuid NOT NULL,
    reason text NOT NULL,
    closed_by uuid NOT NULL,
    closed_at timestamp with time zone NOT NULL,
    CONSTRAINT catalogue_edition_closed_reason_check CHECK ((reason <> ''::text))
);


--
-- Name: TABLE catalogue_edition_closed; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.catalogue_edition_closed IS 'Published editions stay readable beside the newest one, unless the office closes one, for instance for the sake of a person named in it.';


--
-- Name: catalogue_edition_file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_edition_file (
    file_id uuid NOT NULL,
    edition_id uuid NOT NULL
);


--
-- Name: catalogue_genre; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_genre (
    code text NOT NULL,
    title text NOT NULL,
    "position" smallint NOT NULL,
    number text NOT NULL,
    retired_on date,
    version integer DEFAULT 1 NOT NULL
);


--
-- Name: COLUMN catalogue_genre.number; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.catalogue_genre.number IS 'Stands in 索引号 whose pattern asks for the genre; it stays when the order changes.';


--
-- Name: catalogue_handover; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_handover (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    receiver text NOT NULL,
    retention text NOT NULL,
    until_day date NOT NULL,
    made_by uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    received_on date,
    receipt text DEFAULT ''::text NOT NULL,
    CONSTRAINT catalogue_handover_retention CHECK ((retention = ANY (ARRAY['permanent'::text, 'y30'::text, 'y10'::text])))
);


--
-- Name: TABLE catalogue_handover; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.catalogue_handover IS 'A package for an archive or a library (Art 25): made from frozen editions whenever it is fetched, so that nothing is kept twice.';


--
-- Name: COLUMN catalogue_handover.retention; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.catalogue_handover.retention IS '保管期限';


--
-- Name: catalogue_handover_item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_handover_item (
    handover_id uuid NOT NULL,
    document_id uuid NOT NULL,
    edition_id uuid NOT NULL,
    no integer NOT NULL
);


--
-- Name: catalogue_hold; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_hold (
    document_id uuid NOT NULL,
    kind text NOT NULL,
    placed_at timestamp with time zone NOT NULL
);


--
-- Name: TABLE catalogue_hold; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.catalogue_hold IS 'What another room still misses before a document may be published; the room that placed a hold lifts it.';


--
-- Name: catalogue_import; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_import (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    name text NOT NULL,
    state text NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    crawl jsonb,
    problem text DEFAULT ''::text NOT NULL,
    CONSTRAINT catalogue_import_state CHECK ((state = ANY (ARRAY['crawling'::text, 'failed'::text, 'checked'::text, 'running'::text, 'done'::text, 'undone'::text])))
);


--
-- Name: TABLE catalogue_import; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.catalogue_import IS 'A batch from an old site: checked first, then brought in, undone as a whole where it was wrong.';


--
-- Name: COLUMN catalogue_import.crawl; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.catalogue_import.crawl IS 'Where an old site is read from, page by page; absent for a table.';


--
-- Name: catalogue_import_row; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_import_row (
    import_id uuid NOT NULL,
    no integer NOT NULL,
    title text NOT NULL,
    source text DEFAULT ''::text NOT NULL,
    outcome text NOT NULL,
    problem text DEFAULT ''::text NOT NULL,
    content jsonb,
    index_number text DEFAULT ''::text NOT NULL,
    published_on date,
    document_id uuid,
    CONSTRAINT catalogue_import_outcome CHECK ((outcome = ANY (ARRAY['ready'::text, 'refused'::text, 'imported'::text, 'undone'::text])))
);


--
-- Name: catalogue_item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_item (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    axis text NOT NULL,
    code text NOT NULL,
    site_id uuid,
    parent text,
    title text NOT NULL,
    content text DEFAULT ''::text NOT NULL,
    basis text DEFAULT ''::text NOT NULL,
    rule_key text,
    stale_months smallint,
    owed_by text[] DEFAULT '{}'::text[] NOT NULL,
    power_code text DEFAULT ''::text NOT NULL,
    "position" integer DEFAULT 0 NOT NULL,
    from_day date NOT NULL,
    until_day date,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT catalogue_item_period CHECK (((until_day IS NULL) OR (until_day > from_day))),
    CONSTRAINT catalogue_item_stale CHECK (((stale_months >= 1) AND (stale_months <= 120)))
);


--
-- Name: TABLE catalogue_item; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.catalogue_item IS 'Items of the axes as dated rows, national or of one site: a count of a past year reads the rows of that year.';


--
-- Name: COLUMN catalogue_item.rule_key; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.catalogue_item.rule_key IS 'The dated rule that limits how soon it is published, where it is not the 20 working days of Art 26.';


--
-- Name: COLUMN catalogue_item.stale_months; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.catalogue_item.stale_months IS 'After so many months without anything new the item is stale.';


--
-- Name: COLUMN catalogue_item.owed_by; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.catalogue_item.owed_by IS 'Kinds of bodies that must have something published here; empty: nobody owes it.';


--
-- Name: catalogue_joint; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_joint (
    document_id uuid NOT NULL,
    body_id uuid NOT NULL
);


--
-- Name: TABLE catalogue_joint; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.catalogue_joint IS 'Who issued a published document beside its lead, as its published edition says.';


--
-- Name: catalogue_link; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_link (
    document_id uuid NOT NULL,
    url text NOT NULL,
    checked_at timestamp with time zone,
    problem text DEFAULT ''::text NOT NULL,
    failures integer DEFAULT 0 NOT NULL,
    failing_since timestamp with time zone
);


--
-- Name: catalogue_old_address; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_old_address (
    site_id uuid NOT NULL,
    path text NOT NULL,
    host text NOT NULL,
    import_id uuid NOT NULL,
    row_no integer NOT NULL,
    document_id uuid,
    file_id uuid,
    file_name text DEFAULT ''::text NOT NULL,
    column_id text,
    CONSTRAINT catalogue_old_address_leads CHECK ((num_nonnulls(document_id, file_id, column_id) = 1))
);


--
-- Name: TABLE catalogue_old_address; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.catalogue_old_address IS 'Where a page or file of an old site stands now; written with its batch, gone with its batch. A document has its id here before it is brought in, so that texts of the same batch can name it.';


--
-- Name: catalogue_original; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_original (
    file_id uuid NOT NULL,
    document_id uuid NOT NULL,
    original_id uuid NOT NULL,
    how text NOT NULL,
    made_by uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT catalogue_original_how CHECK ((how = ANY (ARRAY['mask'::text, 'strip'::text])))
);


--
-- Name: TABLE catalogue_original; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.catalogue_original IS 'A masked or stripped copy and the file it was made from, which only the body''s own people can open.';


--
-- Name: catalogue_placement; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_placement (
    document_id uuid NOT NULL,
    axis text NOT NULL,
    code text NOT NULL,
    placed_at timestamp with time zone NOT NULL,
    placed_by uuid,
    removed_at timestamp with time zone
);


--
-- Name: TABLE catalogue_placement; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.catalogue_placement IS 'Where documents stand on the axes, with the time of each change: a count as of an earlier moment comes out the same again.';


--
-- Name: catalogue_relation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_relation (
    id uuid NOT NULL,
    from_document uuid NOT NULL,
    kind text NOT NULL,
    to_document uuid,
    outside_title text DEFAULT ''::text NOT NULL,
    outside_url text DEFAULT ''::text NOT NULL,
    entered_by uuid,
    entered_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    CONSTRAINT catalogue_relation_kind CHECK ((kind = ANY (ARRAY['amends'::text, 'repeals'::text, 'replaces'::text, 'interprets'::text]))),
    CONSTRAINT catalogue_relation_not_itself CHECK ((from_document <> to_document)),
    CONSTRAINT catalogue_relation_target CHECK (((to_document IS NULL) = (outside_title <> ''::text)))
);


--
-- Name: TABLE catalogue_relation; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.catalogue_relation IS 'Typed links between documents, shown at both ends; an upper level''s document may be an outside link.';


--
-- Name: catalogue_release; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_release (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    title text NOT NULL,
    planned_on date NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    state text NOT NULL,
    document_id uuid,
    moved_from date,
    reason text DEFAULT ''::text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT catalogue_release_state CHECK ((state = ANY (ARRAY['planned'::text, 'released'::text, 'cancelled'::text])))
);


--
-- Name: TABLE catalogue_release; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.catalogue_release IS '发布日历: releases told beforehand; a later day or a cancellation carries its reason.';


--
-- Name: catalogue_theme; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_theme (
    code text NOT NULL,
    parent text,
    title text NOT NULL,
    from_day date NOT NULL,
    "position" smallint NOT NULL,
    retired_on date,
    version integer DEFAULT 1 NOT NULL
);


--
-- Name: TABLE catalogue_theme; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.catalogue_theme IS '主题分类 of the State Council policy library: 22 themes and their second level. Codes stay when titles change.';


--
-- Name: COLUMN catalogue_theme.retired_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.catalogue_theme.retired_on IS 'From this day no new document takes it; those that have it keep it.';


--
-- Name: catalogue_withheld_item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_withheld_item (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    title text NOT NULL,
    ground_code text NOT NULL,
    basis text NOT NULL,
    from_day date NOT NULL,
    until_day date,
    entered_by uuid NOT NULL,
    entered_at timestamp with time zone NOT NULL
);


--
-- Name: TABLE catalogue_withheld_item; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.catalogue_withheld_item IS '不予公开事项清单: kinds of information that are not published, with the ground of Art 14 to 16 and its basis.';


--
-- Name: catalogue_working_copy; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_working_copy (
    account_id uuid NOT NULL,
    document_id uuid NOT NULL,
    version integer NOT NULL,
    content jsonb NOT NULL,
    saved_at timestamp with time zone NOT NULL
);


--
-- Name: citizens_account; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.citizens_account (
    id uuid NOT NULL,
    contact bytea NOT NULL,
    contact_index bytea,
    identity_index bytea,
    created_at timestamp with time zone NOT NULL
);


--
-- Name: COLUMN citizens_account.identity_index; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.citizens_account.identity_index IS 'Keyed digest of issuer and subject of a national identity; the subject itself is not kept.';


--
-- Name: citizens_code; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.citizens_code (
    contact_index bytea NOT NULL,
    code_hash bytea NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    tries smallint NOT NULL
);


--
-- Name: citizens_matter; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.citizens_matter (
    account_id uuid NOT NULL,
    kind text NOT NULL,
    id text NOT NULL,
    added_at timestamp with time zone NOT NULL
);


--
-- Name: citizens_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.citizens_session (
    token_hash bytea NOT NULL,
    account_id uuid NOT NULL,
    expires_at timestamp with time zone NOT NULL
);


--
-- Name: consultations_comment; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.consultations_comment (
    id uuid NOT NULL,
    consultation_id uuid NOT NULL,
    number text NOT NULL,
    code_hash bytea NOT NULL,
    paragraph_no smallint,
    person_id uuid,
    came_by text NOT NULL,
    text text NOT NULL,
    file_id uuid,
    submitted_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    flagged text DEFAULT ''::text NOT NULL,
    public_text text DEFAULT ''::text NOT NULL,
    group_id uuid,
    handled_by uuid,
    handled_at timestamp with time zone,
    hidden_reason text DEFAULT ''::text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT consultations_came_by CHECK ((came_by = ANY (ARRAY['online'::text, 'post'::text, 'email'::text, 'counter'::text, 'meeting'::text]))),
    CONSTRAINT consultations_comment_state CHECK ((state = ANY (ARRAY['pending'::text, 'shown'::text, 'kept'::text, 'hidden'::text])))
);


--
-- Name: COLUMN consultations_comment.state; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.consultations_comment.state IS 'pending: nobody has read it; shown: public in its own wording; kept: counted and answered but not shown; hidden: malicious, kept with its record, never deleted.';


--
-- Name: consultations_consultation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.consultations_consultation (
    id uuid NOT NULL,
    number text NOT NULL,
    body_id uuid NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    explanation text NOT NULL,
    draft text NOT NULL,
    contact text NOT NULL,
    anonymous boolean NOT NULL,
    shows_comments boolean NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    opens_on date,
    closes_on date NOT NULL,
    least_until date,
    rule_amount smallint,
    rule_unit text,
    rule_source text DEFAULT ''::text NOT NULL,
    short_reason text DEFAULT ''::text NOT NULL,
    drafted_by uuid NOT NULL,
    published_by uuid,
    published_at timestamp with time zone,
    closed_at timestamp with time zone,
    feedback_due date,
    feedback text DEFAULT ''::text NOT NULL,
    feedback_by uuid,
    feedback_at timestamp with time zone,
    final_url text DEFAULT ''::text NOT NULL,
    withdrawn_reason text DEFAULT ''::text NOT NULL,
    CONSTRAINT consultations_kind CHECK ((kind = ANY (ARRAY['decision'::text, 'regulation'::text, 'normative'::text, 'market'::text, 'other'::text]))),
    CONSTRAINT consultations_open_has_days CHECK (((state = ANY (ARRAY['draft'::text, 'withdrawn'::text])) OR (opens_on IS NOT NULL))),
    CONSTRAINT consultations_state CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text, 'answered'::text, 'withdrawn'::text])))
);


--
-- Name: COLUMN consultations_consultation.least_until; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.consultations_consultation.least_until IS 'The earliest last day under the rule in force when it opened (Order 713 Art 15).';


--
-- Name: COLUMN consultations_consultation.short_reason; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.consultations_consultation.short_reason IS 'Why the period is shorter; published with the draft (Order 713 Art 15).';


--
-- Name: COLUMN consultations_consultation.final_url; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.consultations_consultation.final_url IS 'The text as it was adopted, where it is published.';


--
-- Name: consultations_group; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.consultations_group (
    id uuid NOT NULL,
    consultation_id uuid NOT NULL,
    "position" smallint NOT NULL,
    title text NOT NULL,
    adoption text NOT NULL,
    answer text NOT NULL,
    CONSTRAINT consultations_adoption CHECK ((adoption = ANY (ARRAY['adopted'::text, 'partly'::text, 'not'::text, 'noted'::text])))
);


--
-- Name: consultations_paragraph; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.consultations_paragraph (
    consultation_id uuid NOT NULL,
    no smallint NOT NULL,
    html text NOT NULL
);


--
-- Name: corrections_correction; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.corrections_correction (
    id uuid NOT NULL,
    number text NOT NULL,
    code_hash bytea NOT NULL,
    body_id uuid NOT NULL,
    person_id uuid NOT NULL,
    record text NOT NULL,
    wrong text NOT NULL,
    wanted text NOT NULL,
    received_on date NOT NULL,
    result text,
    result_text text DEFAULT ''::text NOT NULL,
    closed_on date,
    closed_by uuid,
    letter bytea,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    erased_on date,
    CONSTRAINT corrections_correction_closed CHECK ((((result IS NULL) = (closed_on IS NULL)) AND ((letter IS NOT NULL) = ((result IS NOT NULL) AND (erased_on IS NULL))))),
    CONSTRAINT corrections_correction_result CHECK ((result = ANY (ARRAY['corrected'::text, 'transferred'::text, 'redirected'::text, 'accurate'::text])))
);


--
-- Name: TABLE corrections_correction; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.corrections_correction IS 'Art 41: somebody shows that a record about them is wrong and asks to have it mended. A kind of its own: no request, no row in 表三, no day limit in the law.';


--
-- Name: COLUMN corrections_correction.erased_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.corrections_correction.erased_on IS 'The day on which person, wording, letter and evidence went, by the months the rule says.';


--
-- Name: corrections_file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.corrections_file (
    correction_id uuid NOT NULL,
    "position" smallint NOT NULL,
    file_id uuid NOT NULL,
    name text NOT NULL
);


--
-- Name: TABLE corrections_file; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.corrections_file IS 'Evidence that the record is wrong, each file under a key of its own.';


--
-- Name: evidence_package; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.evidence_package (
    id uuid NOT NULL,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    number text NOT NULL,
    body_id uuid NOT NULL,
    organ text NOT NULL,
    reason text NOT NULL,
    digest bytea NOT NULL,
    sealed_by uuid NOT NULL,
    sealed_at timestamp with time zone NOT NULL,
    receipt_number text DEFAULT ''::text NOT NULL,
    received_by text DEFAULT ''::text NOT NULL,
    received_on date,
    receipt_by uuid
);


--
-- Name: TABLE evidence_package; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.evidence_package IS 'Evidence packages of malicious posts handed to the police: what was sealed, for whom, and their receipt.';


--
-- Name: fees_notice; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.fees_notice (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    body_id uuid NOT NULL,
    mode text NOT NULL,
    units integer NOT NULL,
    first_piece integer,
    last_piece integer,
    amount integer NOT NULL,
    calculation text NOT NULL,
    issued_on date NOT NULL,
    received_on date,
    due_on date NOT NULL,
    paid_on date,
    receipt text DEFAULT ''::text NOT NULL,
    lapsed_on date,
    CONSTRAINT fees_notice_amount CHECK ((amount > 0)),
    CONSTRAINT fees_notice_end CHECK (((paid_on IS NULL) OR (lapsed_on IS NULL))),
    CONSTRAINT fees_notice_mode CHECK ((mode = ANY (ARRAY['piece'::text, 'page'::text])))
);


--
-- Name: COLUMN fees_notice.due_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.fees_notice.due_on IS 'Last day to pay: working days from the day after the notice was received; provisional until receipt is known.';


--
-- Name: COLUMN fees_notice.receipt; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.fees_notice.receipt IS 'Number of the finance department''s receipt (非税收入票据).';


--
-- Name: fees_setting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.fees_setting (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    from_day date NOT NULL,
    mode text NOT NULL,
    pay_way text DEFAULT ''::text NOT NULL,
    entered_by uuid NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    CONSTRAINT fees_setting_mode CHECK ((mode = ANY (ARRAY['off'::text, 'piece'::text, 'page'::text]))),
    CONSTRAINT fees_setting_way CHECK (((mode = 'off'::text) OR (pay_way <> ''::text)))
);


--
-- Name: TABLE fees_setting; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.fees_setting IS 'A body charges nothing until it turns the fee on; by piece or by page, never both.';


--
-- Name: files_basket; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.files_basket (
    id uuid NOT NULL,
    basket bytea NOT NULL,
    field text NOT NULL,
    file_id uuid NOT NULL,
    added_at timestamp with time zone NOT NULL,
    until_day date NOT NULL
);


--
-- Name: TABLE files_basket; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.files_basket IS 'Files chosen in a public form that was not sent yet, so that nobody has to choose them again. Found only by whoever holds the form; gone after their day.';


--
-- Name: COLUMN files_basket.basket; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.files_basket.basket IS 'SHA-256 of the random word that stands in the form.';


--
-- Name: files_file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.files_file (
    id uuid NOT NULL,
    class text NOT NULL,
    hash bytea NOT NULL,
    name text NOT NULL,
    media_type text NOT NULL,
    size bigint NOT NULL,
    stored_as text NOT NULL,
    file_key bytea,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    created_by uuid,
    CONSTRAINT files_file_class CHECK ((class = ANY (ARRAY['public'::text, 'private'::text])))
);


--
-- Name: COLUMN files_file.stored_as; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.files_file.stored_as IS 'Public class: by hash, shared. Private class: random name, own key, never shared; publishing copies.';


--
-- Name: files_text; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.files_text (
    file_id uuid NOT NULL,
    content text NOT NULL
);


--
-- Name: TABLE files_text; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.files_text IS 'Words of a public file, read out once for search; empty where none can be read.';


--
-- Name: filings_duty; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.filings_duty (
    body_id uuid NOT NULL,
    way text NOT NULL,
    from_month text NOT NULL,
    set_by uuid NOT NULL,
    set_at timestamp with time zone NOT NULL,
    CONSTRAINT filings_duty_from CHECK ((from_month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text)),
    CONSTRAINT filings_duty_way CHECK ((way = ANY (ARRAY['lines'::text, 'returns'::text])))
);


--
-- Name: TABLE filings_duty; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.filings_duty IS 'Bodies that work outside the system and file instead: each request as a line with a monthly zero report, or monthly counts.';


--
-- Name: filings_line; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.filings_line (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    number text DEFAULT ''::text NOT NULL,
    received_on date NOT NULL,
    applicant_type text NOT NULL,
    outcome text,
    decided_on date,
    remedy_kind text,
    remedy_organ text DEFAULT ''::text NOT NULL,
    remedy_number text DEFAULT ''::text NOT NULL,
    remedy_accepted_on date,
    remedy_result text,
    remedy_closed_on date,
    note text DEFAULT ''::text NOT NULL,
    file_id uuid,
    filed_by uuid NOT NULL,
    filed_at timestamp with time zone NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_why text DEFAULT ''::text NOT NULL,
    CONSTRAINT filings_line_applicant CHECK ((applicant_type = ANY (ARRAY['naturalPerson'::text, 'business'::text, 'research'::text, 'nonprofit'::text, 'legalService'::text, 'other'::text]))),
    CONSTRAINT filings_line_closed CHECK ((((remedy_result IS NULL) = (remedy_closed_on IS NULL)) AND ((remedy_closed_on IS NULL) OR (remedy_closed_on >= remedy_accepted_on)))),
    CONSTRAINT filings_line_decided CHECK ((((outcome IS NULL) = (decided_on IS NULL)) AND ((decided_on IS NULL) OR (decided_on >= received_on)))),
    CONSTRAINT filings_line_remedied CHECK (((remedy_kind IS NOT NULL) OR ((remedy_accepted_on IS NULL) AND (remedy_result IS NULL)))),
    CONSTRAINT filings_line_remedy CHECK ((remedy_kind = ANY (ARRAY['reconsideration'::text, 'litigationDirect'::text, 'litigationAfterReconsideration'::text]))),
    CONSTRAINT filings_line_result CHECK ((remedy_result = ANY (ARRAY['upheld'::text, 'corrected'::text, 'otherResult'::text])))
);


--
-- Name: TABLE filings_line; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.filings_line IS '依申请答复备案, 复议诉讼备案: one request of a body that works outside the system. Never who asked.';


--
-- Name: COLUMN filings_line.remedy_number; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.filings_line.remedy_number IS '案号: a suit against two organs is one suit.';


--
-- Name: filings_reminder; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.filings_reminder (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    month text NOT NULL,
    sent_by uuid NOT NULL,
    sent_at timestamp with time zone NOT NULL
);


--
-- Name: filings_return; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.filings_return (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    month text NOT NULL,
    cells jsonb NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    file_id uuid,
    filed_by uuid NOT NULL,
    filed_at timestamp with time zone NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT filings_return_month CHECK ((month ~ '^\d{4}-(0[1-9]|1[0-2])$'::text))
);


--
-- Name: TABLE filings_return; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.filings_return IS 'The monthly return: counts by cell of 表三 and 表四; without cells it is a zero report.';


--
-- Name: gazette_entry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.gazette_entry (
    issue_id uuid NOT NULL,
    "position" smallint NOT NULL,
    document_id uuid NOT NULL,
    edition_id uuid
);


--
-- Name: COLUMN gazette_entry.edition_id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.gazette_entry.edition_id IS 'The edition that the published issue printed.';


--
-- Name: gazette_issue; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.gazette_issue (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    year smallint NOT NULL,
    number smallint,
    state text NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT gazette_issue_numbered CHECK (((state = 'published'::text) = (number IS NOT NULL))),
    CONSTRAINT gazette_issue_state CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text])))
);


--
-- Name: TABLE gazette_issue; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.gazette_issue IS '政府公报: an issue compiled from published documents; its text of rules and normative documents is the standard text.';


--
-- Name: guard_guess; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.guard_guess (
    subject text NOT NULL,
    wrong smallint NOT NULL,
    since timestamp with time zone NOT NULL
);


--
-- Name: TABLE guard_guess; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.guard_guess IS 'Wrong secrets of late, by what they were for: guessing is slowed down.';


--
-- Name: guard_pace; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.guard_pace (
    what text NOT NULL,
    who bytea NOT NULL,
    since timestamp with time zone NOT NULL,
    uses integer NOT NULL
);


--
-- Name: TABLE guard_pace; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.guard_pace IS 'How often an address did something of late. The address is a keyed digest, kept for a day.';


--
-- Name: guard_word; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.guard_word (
    word text NOT NULL,
    kind text NOT NULL,
    active boolean NOT NULL,
    entered_by uuid,
    entered_at timestamp with time zone NOT NULL,
    CONSTRAINT guard_word_kind CHECK ((kind = ANY (ARRAY['hold'::text, 'refuse'::text])))
);


--
-- Name: TABLE guard_word; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.guard_word IS 'Words that citizens'' texts are looked through for: held until an officer has read it, or refused with a request to say it otherwise.';


--
-- Name: identity_absence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_absence (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    deputy_id uuid NOT NULL,
    from_day date NOT NULL,
    until_day date NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT identity_absence_order CHECK ((until_day >= from_day)),
    CONSTRAINT identity_absence_two CHECK ((account_id <> deputy_id))
);


--
-- Name: COLUMN identity_absence.until_day; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.identity_absence.until_day IS 'Last day of the absence, included.';


--
-- Name: identity_access_review; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_access_review (
    id uuid NOT NULL,
    reviewed_by uuid NOT NULL,
    reviewed_at timestamp with time zone NOT NULL,
    digest text NOT NULL,
    remark text NOT NULL,
    routes jsonb NOT NULL
);


--
-- Name: TABLE identity_access_review; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.identity_access_review IS 'The table of all routes as a security administrator reviewed it; what the next one compares with.';


--
-- Name: identity_account; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_account (
    id uuid NOT NULL,
    login text NOT NULL,
    name text NOT NULL,
    title text DEFAULT ''::text NOT NULL,
    body_id uuid NOT NULL,
    password_hash text,
    state text DEFAULT 'active'::text NOT NULL,
    failed_sign_ins smallint DEFAULT 0 NOT NULL,
    locked_until timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    password_set_at timestamp with time zone,
    must_change boolean DEFAULT false NOT NULL,
    last_sign_in_at timestamp with time zone,
    outer_subject text,
    held_at timestamp with time zone,
    held_because text DEFAULT ''::text NOT NULL,
    CONSTRAINT identity_account_state CHECK ((state = ANY (ARRAY['active'::text, 'disabled'::text])))
);


--
-- Name: COLUMN identity_account.password_hash; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.identity_account.password_hash IS 'Null until the person has chosen one over a one-time link; such an account cannot sign in.';


--
-- Name: COLUMN identity_account.password_set_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.identity_account.password_set_at IS 'Null for a first password that somebody else chose; the age limit counts from here.';


--
-- Name: COLUMN identity_account.outer_subject; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.identity_account.outer_subject IS 'Issuer and subject of the OpenID Connect provider that vouches for the person.';


--
-- Name: COLUMN identity_account.held_because; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.identity_account.held_because IS 'Why an account that nobody used for half a year was not put to sleep: a review route would have nobody left.';


--
-- Name: identity_emergency; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_emergency (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    role text NOT NULL,
    body_id uuid NOT NULL,
    reason text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    verdict text,
    expires_at timestamp with time zone,
    CONSTRAINT identity_emergency_reason CHECK ((reason <> ''::text)),
    CONSTRAINT identity_emergency_two CHECK (((decided_by IS NULL) OR (decided_by <> account_id))),
    CONSTRAINT identity_emergency_verdict CHECK ((verdict = ANY (ARRAY['granted'::text, 'refused'::text])))
);


--
-- Name: TABLE identity_emergency; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.identity_emergency IS 'A right for a few hours: one person asks, another grants, it ends by itself.';


--
-- Name: identity_former_password; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_former_password (
    account_id uuid NOT NULL,
    password_hash text NOT NULL,
    set_at timestamp with time zone NOT NULL
);


--
-- Name: identity_grant; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_grant (
    account_id uuid NOT NULL,
    role text NOT NULL,
    body_id uuid NOT NULL,
    reach text NOT NULL,
    CONSTRAINT identity_grant_reach CHECK ((reach = ANY (ARRAY['own'::text, 'under'::text]))),
    CONSTRAINT identity_grant_role CHECK ((role = ANY (ARRAY['information_officer'::text, 'section_head'::text, 'deputy_head'::text, 'chief'::text, 'disclosure_office'::text, 'supervisor'::text, 'system_admin'::text, 'security_admin'::text, 'audit_admin'::text])))
);


--
-- Name: COLUMN identity_grant.reach; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.identity_grant.reach IS 'own: this body only; under: this body and all that its disclosure office supervises.';


--
-- Name: identity_link; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_link (
    token_hash bytea NOT NULL,
    account_id uuid NOT NULL,
    issued_by uuid,
    issued_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    wrong_codes integer DEFAULT 0 NOT NULL
);


--
-- Name: COLUMN identity_link.wrong_codes; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.identity_link.wrong_codes IS 'The link lies with one administrator, its code with another; too many wrong codes close it.';


--
-- Name: identity_passkey; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_passkey (
    id text NOT NULL,
    account_id uuid NOT NULL,
    public_key bytea NOT NULL,
    counter bigint NOT NULL,
    transports text[] NOT NULL,
    name text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);


--
-- Name: identity_policy; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_policy (
    singleton boolean DEFAULT true NOT NULL,
    min_length smallint DEFAULT 10 NOT NULL,
    classes smallint DEFAULT 3 NOT NULL,
    history smallint DEFAULT 5 NOT NULL,
    max_age_days smallint DEFAULT 90 NOT NULL,
    tries smallint DEFAULT 5 NOT NULL,
    lock_minutes smallint DEFAULT 15 NOT NULL,
    idle_minutes smallint DEFAULT 30 NOT NULL,
    session_hours smallint DEFAULT 12 NOT NULL,
    link_hours smallint DEFAULT 24 NOT NULL,
    second_factor_roles text[] DEFAULT '{}'::text[] NOT NULL,
    console_addresses text[] DEFAULT '{}'::text[] NOT NULL,
    unusual_views integer DEFAULT 20 NOT NULL,
    bind_address boolean DEFAULT false NOT NULL,
    CONSTRAINT identity_policy_age CHECK (((max_age_days >= 0) AND (max_age_days <= 366))),
    CONSTRAINT identity_policy_classes CHECK (((classes >= 1) AND (classes <= 4))),
    CONSTRAINT identity_policy_history CHECK (((history >= 0) AND (history <= 24))),
    CONSTRAINT identity_policy_idle CHECK (((idle_minutes >= 5) AND (idle_minutes <= 120))),
    CONSTRAINT identity_policy_length CHECK (((min_length >= 8) AND (min_length <= 64))),
    CONSTRAINT identity_policy_link CHECK (((link_hours >= 1) AND (link_hours <= 72))),
    CONSTRAINT identity_policy_lock CHECK (((lock_minutes >= 5) AND (lock_minutes <= 1440))),
    CONSTRAINT identity_policy_one CHECK (singleton),
    CONSTRAINT identity_policy_session CHECK (((session_hours >= 1) AND (session_hours <= 24))),
    CONSTRAINT identity_policy_tries CHECK (((tries >= 3) AND (tries <= 20))),
    CONSTRAINT identity_policy_unusual_views CHECK (((unusual_views >= 3) AND (unusual_views <= 1000)))
);


--
-- Name: TABLE identity_policy; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.identity_policy IS 'Defaults follow the usual values under GB/T 22239 level 3.';


--
-- Name: COLUMN identity_policy.console_addresses; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.identity_policy.console_addresses IS 'Addresses or networks from which the console may be used; empty for all.';


--
-- Name: identity_proposal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_proposal (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    role text NOT NULL,
    body_id uuid NOT NULL,
    reach text NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    verdict text,
    CONSTRAINT identity_proposal_reach CHECK ((reach = ANY (ARRAY['own'::text, 'under'::text]))),
    CONSTRAINT identity_proposal_two CHECK (((decided_by IS NULL) OR (decided_by <> proposed_by))),
    CONSTRAINT identity_proposal_verdict CHECK ((verdict = ANY (ARRAY['granted'::text, 'refused'::text])))
);


--
-- Name: TABLE identity_proposal; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.identity_proposal IS 'The system administrator proposes a right, the security administrator decides: nobody alone gives rights.';


--
-- Name: identity_recovery_code; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_recovery_code (
    code_index bytea NOT NULL,
    account_id uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);


--
-- Name: COLUMN identity_recovery_code.code_index; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.identity_recovery_code.code_index IS 'Keyed digest; the code itself was shown once and is kept nowhere.';


--
-- Name: identity_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_session (
    token_hash bytea NOT NULL,
    account_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    stage text DEFAULT 'full'::text NOT NULL,
    address text DEFAULT ''::text NOT NULL,
    agent text DEFAULT ''::text NOT NULL,
    challenge text,
    addresses text[] DEFAULT '{}'::text[] NOT NULL,
    proven_at timestamp with time zone,
    CONSTRAINT identity_session_stage CHECK ((stage = ANY (ARRAY['factor'::text, 'enrol'::text, 'password'::text, 'full'::text])))
);


--
-- Name: COLUMN identity_session.stage; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.identity_session.stage IS 'What is still missing before the session may do anything; full: nothing.';


--
-- Name: COLUMN identity_session.proven_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.identity_session.proven_at IS 'When the person last proved themselves on this session; changing keys wants a proof of a few minutes ago.';


--
-- Name: identity_stranger; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_stranger (
    login_index bytea NOT NULL,
    failed integer NOT NULL,
    locked_until timestamp with time zone,
    last_at timestamp with time zone NOT NULL
);


--
-- Name: TABLE identity_stranger; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.identity_stranger IS 'Guesses at logins that nobody has: counted and locked like accounts, so that no answer tells which logins exist.';


--
-- Name: COLUMN identity_stranger.login_index; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.identity_stranger.login_index IS 'Keyed digest of what was typed: some type their password there.';


--
-- Name: identity_totp; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_totp (
    account_id uuid NOT NULL,
    secret bytea NOT NULL,
    confirmed_at timestamp with time zone,
    last_step bigint
);


--
-- Name: COLUMN identity_totp.secret; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.identity_totp.secret IS 'Sealed with the data key.';


--
-- Name: COLUMN identity_totp.last_step; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.identity_totp.last_step IS 'The time step used last: a code is good once.';


--
-- Name: interpretation_form; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.interpretation_form (
    document_id uuid NOT NULL,
    form text NOT NULL,
    CONSTRAINT interpretation_form_known CHECK ((form = ANY (ARRAY['text'::text, 'picture'::text, 'qa'::text, 'media'::text, 'press'::text, 'expert'::text])))
);


--
-- Name: TABLE interpretation_form; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.interpretation_form IS 'In what forms an interpretation explains its policy.';


--
-- Name: interpretation_policy; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.interpretation_policy (
    document_id uuid NOT NULL,
    flagged_by uuid,
    flagged_at timestamp with time zone NOT NULL,
    lifted_at timestamp with time zone,
    forms text[] DEFAULT '{}'::text[] NOT NULL,
    responsible text DEFAULT ''::text NOT NULL,
    planned_on date,
    planned_by uuid,
    version integer DEFAULT 1 NOT NULL
);


--
-- Name: TABLE interpretation_policy; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.interpretation_policy IS 'Policies to be interpreted, with the plan: forms, who writes, by when (谁起草、谁解读).';


--
-- Name: interviews_interview; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.interviews_interview (
    id uuid NOT NULL,
    number text NOT NULL,
    body_id uuid NOT NULL,
    title text NOT NULL,
    intro text NOT NULL,
    host text NOT NULL,
    guests jsonb NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    lines integer DEFAULT 0 NOT NULL,
    recording_url text DEFAULT ''::text NOT NULL,
    summary text DEFAULT ''::text NOT NULL,
    drafted_by uuid NOT NULL,
    announced_at timestamp with time zone,
    started_at timestamp with time zone,
    ended_at timestamp with time zone,
    CONSTRAINT interviews_in_order CHECK ((ends_at > starts_at)),
    CONSTRAINT interviews_state CHECK ((state = ANY (ARRAY['draft'::text, 'announced'::text, 'live'::text, 'ended'::text])))
);


--
-- Name: COLUMN interviews_interview.lines; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.interviews_interview.lines IS 'The number of the last line of the live text; lines are numbered without gaps.';


--
-- Name: interviews_line; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.interviews_line (
    interview_id uuid NOT NULL,
    no integer NOT NULL,
    kind text NOT NULL,
    speaker text NOT NULL,
    text text NOT NULL,
    file_id uuid,
    question_id uuid,
    at timestamp with time zone NOT NULL,
    said_by uuid NOT NULL,
    CONSTRAINT interviews_line_kind CHECK ((kind = ANY (ARRAY['host'::text, 'guest'::text, 'question'::text, 'picture'::text])))
);


--
-- Name: interviews_question; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.interviews_question (
    id uuid NOT NULL,
    interview_id uuid NOT NULL,
    name text NOT NULL,
    text text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    flagged text DEFAULT ''::text NOT NULL,
    hidden_reason text DEFAULT ''::text NOT NULL,
    CONSTRAINT interviews_question_state CHECK ((state = ANY (ARRAY['pending'::text, 'chosen'::text, 'answered'::text, 'hidden'::text])))
);


--
-- Name: jobs_job; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.jobs_job (
    name text NOT NULL,
    last_started_at timestamp with time zone,
    last_ended_at timestamp with time zone,
    last_succeeded_at timestamp with time zone,
    last_note text DEFAULT ''::text NOT NULL,
    last_problem text DEFAULT ''::text NOT NULL,
    failures integer DEFAULT 0 NOT NULL
);


--
-- Name: TABLE jobs_job; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.jobs_job IS 'How each standing job fared last; the queue itself is pg-boss''s own schema.';


--
-- Name: COLUMN jobs_job.last_problem; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.jobs_job.last_problem IS 'Kind of the last failure, never its text: that may hold what people wrote. The log has the whole of it.';


--
-- Name: COLUMN jobs_job.failures; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.jobs_job.failures IS 'Failures in a row; 0 after a success.';


--
-- Name: ledger_entry; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_entry (
    id uuid NOT NULL,
    "position" bigint,
    kind text NOT NULL,
    subject_kind text NOT NULL,
    subject_id text NOT NULL,
    body_id uuid,
    actor_id uuid,
    recorded_at timestamp with time zone NOT NULL,
    payload jsonb,
    salt bytea,
    commitment bytea NOT NULL,
    leaf bytea
);


--
-- Name: COLUMN ledger_entry."position"; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.ledger_entry."position" IS 'Null until the sequencer numbers the committed entry; then gapless, from 0. Followers, proofs and "since" use nothing else.';


--
-- Name: COLUMN ledger_entry.commitment; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.ledger_entry.commitment IS 'SHA-256 of salt and canonical payload. Payload and salt may be erased; this and the leaf stay.';


--
-- Name: ledger_follower; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_follower (
    name text NOT NULL,
    "position" bigint NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: COLUMN ledger_follower."position"; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.ledger_follower."position" IS 'The next position this follower will handle.';


--
-- Name: ledger_head; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_head (
    size bigint NOT NULL,
    root bytea NOT NULL,
    signed_at timestamp with time zone NOT NULL,
    key_id text NOT NULL,
    signature bytea NOT NULL
);


--
-- Name: ledger_log; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_log (
    singleton boolean DEFAULT true NOT NULL,
    log_id uuid NOT NULL,
    simulated boolean NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT ledger_log_one CHECK (singleton)
);


--
-- Name: COLUMN ledger_log.simulated; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.ledger_log.simulated IS 'The log holds demonstration data; stated in the genesis so that nobody takes it for an office''s record.';


--
-- Name: ledger_node; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ledger_node (
    level smallint NOT NULL,
    index bigint NOT NULL,
    hash bytea NOT NULL
);


--
-- Name: TABLE ledger_node; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.ledger_node IS 'Roots of the complete subtrees of the RFC 6962 tree: level 0 are the leaves.';


--
-- Name: letters_seal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.letters_seal (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    from_day date NOT NULL,
    file_id uuid NOT NULL,
    entered_by uuid NOT NULL,
    entered_at timestamp with time zone NOT NULL
);


--
-- Name: TABLE letters_seal; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.letters_seal IS 'Image of the body''s seal, put over name and date of its letters; dated, so that an old letter keeps the seal of its day.';


--
-- Name: letters_template; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.letters_template (
    id uuid NOT NULL,
    kind text NOT NULL,
    body_id uuid,
    from_day date NOT NULL,
    title text NOT NULL,
    paragraphs jsonb NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    entered_by uuid,
    entered_at timestamp with time zone NOT NULL,
    CONSTRAINT letters_template_paragraphs CHECK ((jsonb_typeof(paragraphs) = 'array'::text))
);


--
-- Name: TABLE letters_template; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.letters_template IS 'Texts of official letters with merge fields, dated; a row of a body goes before the general one.';


--
-- Name: COLUMN letters_template.paragraphs; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.letters_template.paragraphs IS 'A paragraph in which a {{field}} stays blank is left out of the letter.';


--
-- Name: notify_contact; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notify_contact (
    account_id uuid NOT NULL,
    sealed bytea NOT NULL,
    saved_at timestamp with time zone NOT NULL
);


--
-- Name: TABLE notify_contact; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.notify_contact IS 'Where staff want to be reminded: e-mail and mobile number of their own, sealed; entered and taken away by themselves.';


--
-- Name: notify_message; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.notify_message (
    id uuid NOT NULL,
    way text NOT NULL,
    sealed bytea NOT NULL,
    about_kind text NOT NULL,
    about_id text NOT NULL,
    state text NOT NULL,
    attempts smallint DEFAULT 0 NOT NULL,
    next_at timestamp with time zone NOT NULL,
    problem text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    CONSTRAINT notify_state CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text]))),
    CONSTRAINT notify_way CHECK ((way = ANY (ARRAY['email'::text, 'sms'::text])))
);


--
-- Name: COLUMN notify_message.sealed; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.notify_message.sealed IS 'Address, subject and text, encrypted; emptied once it has been sent.';


--
-- Name: numbering_given; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.numbering_given (
    number text NOT NULL,
    subject_kind text NOT NULL,
    subject_id text NOT NULL,
    given_at timestamp with time zone NOT NULL
);


--
-- Name: TABLE numbering_given; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.numbering_given IS 'Every 索引号 ever given or brought in: it is never given to another record, whatever becomes of the first.';


--
-- Name: numbering_rule; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.numbering_rule (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    site_id uuid,
    body_id uuid,
    pattern text NOT NULL,
    parts jsonb DEFAULT '{}'::jsonb NOT NULL,
    source text NOT NULL,
    from_day date NOT NULL,
    until_day date,
    CONSTRAINT numbering_rule_period CHECK (((until_day IS NULL) OR (until_day > from_day)))
);


--
-- Name: TABLE numbering_rule; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.numbering_rule IS '索引号 patterns as dated rows: of one body, of a site, or for all. Old numbers stay as they were given.';


--
-- Name: COLUMN numbering_rule.parts; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.numbering_rule.parts IS 'Fixed parts of the pattern, such as department or unit codes.';


--
-- Name: numbering_serial; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.numbering_serial (
    series text NOT NULL,
    period text NOT NULL,
    last bigint NOT NULL
);


--
-- Name: TABLE numbering_serial; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.numbering_serial IS 'Serial numbers of 索引号, 文号 and receipts: allocated in the use case''s transaction, gaps allowed, duplicates not, never re-used.';


--
-- Name: opinion_daily; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.opinion_daily (
    body_id uuid NOT NULL,
    day date NOT NULL,
    found integer NOT NULL,
    note text NOT NULL,
    reported_by uuid NOT NULL,
    reported_at timestamp with time zone NOT NULL
);


--
-- Name: TABLE opinion_daily; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.opinion_daily IS 'The report of each day, also when nothing was found (零报告).';


--
-- Name: opinion_duty; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.opinion_duty (
    body_id uuid NOT NULL,
    day date NOT NULL,
    person text NOT NULL,
    phone text NOT NULL,
    leader text NOT NULL
);


--
-- Name: opinion_issue; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.opinion_issue (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    kind text NOT NULL,
    number text NOT NULL,
    title text NOT NULL,
    issued_on date NOT NULL,
    summary text NOT NULL,
    items jsonb NOT NULL,
    issued_by uuid NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    CONSTRAINT opinion_issue_kind CHECK ((kind = ANY (ARRAY['flash'::text, 'direct'::text, 'halfmonthly'::text])))
);


--
-- Name: COLUMN opinion_issue.items; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.opinion_issue.items IS 'The words of the chosen items as they stood when it was issued.';


--
-- Name: opinion_item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.opinion_item (
    id uuid NOT NULL,
    number text NOT NULL,
    body_id uuid NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    source text NOT NULL,
    url text NOT NULL,
    outer_id text,
    came_by text NOT NULL,
    published_at timestamp with time zone,
    found_at timestamp with time zone NOT NULL,
    severity text NOT NULL,
    words text[] NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    assigned_to uuid,
    assigned_at timestamp with time zone,
    respond_due timestamp with time zone NOT NULL,
    press_due timestamp with time zone,
    responded_at timestamp with time zone,
    response text DEFAULT ''::text NOT NULL,
    response_urls text[] DEFAULT '{}'::text[] NOT NULL,
    press_at timestamp with time zone,
    spokesperson text DEFAULT ''::text NOT NULL,
    handed_over_at timestamp with time zone,
    handed_over_to text DEFAULT ''::text NOT NULL,
    handed_over_note text DEFAULT ''::text NOT NULL,
    handed_over_due date,
    closed_at timestamp with time zone,
    note text DEFAULT ''::text NOT NULL,
    registered_by uuid,
    CONSTRAINT opinion_came_by CHECK ((came_by = ANY (ARRAY['hand'::text, 'feed'::text, 'import'::text]))),
    CONSTRAINT opinion_severity CHECK ((severity = ANY (ARRAY['major'::text, 'attention'::text, 'general'::text]))),
    CONSTRAINT opinion_state CHECK ((state = ANY (ARRAY['new'::text, 'assigned'::text, 'responded'::text, 'closed'::text, 'dismissed'::text])))
);


--
-- Name: COLUMN opinion_item.respond_due; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.opinion_item.respond_due IS 'First information of a major emergency in 5 hours, other matters in 48 (国办发〔2016〕61号).';


--
-- Name: opinion_key; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.opinion_key (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    name text NOT NULL,
    key_hash bytea NOT NULL,
    active boolean NOT NULL,
    made_by uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);


--
-- Name: TABLE opinion_key; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.opinion_key IS 'Keys under which monitoring systems of others hand in items; only the digest is kept, shown once.';


--
-- Name: opinion_risk; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.opinion_risk (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    title text NOT NULL,
    level text NOT NULL,
    likely_on date,
    owner_body_id uuid NOT NULL,
    measures text NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    entered_by uuid NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    CONSTRAINT opinion_risk_level CHECK ((level = ANY (ARRAY['high'::text, 'middle'::text, 'low'::text]))),
    CONSTRAINT opinion_risk_state CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text])))
);


--
-- Name: opinion_rule; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.opinion_rule (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    words text[] NOT NULL,
    severity text NOT NULL,
    active boolean NOT NULL,
    CONSTRAINT opinion_rule_severity CHECK ((severity = ANY (ARRAY['major'::text, 'attention'::text, 'general'::text])))
);


--
-- Name: opinion_source; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.opinion_source (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    name text NOT NULL,
    url text NOT NULL,
    active boolean NOT NULL,
    fetched_at timestamp with time zone,
    etag text DEFAULT ''::text NOT NULL,
    problem text DEFAULT ''::text NOT NULL
);


--
-- Name: people_person; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.people_person (
    id uuid NOT NULL,
    name bytea NOT NULL,
    document_kind text NOT NULL,
    document_number bytea NOT NULL,
    document_index bytea NOT NULL,
    phone bytea NOT NULL,
    phone_index bytea NOT NULL,
    email bytea NOT NULL,
    address bytea NOT NULL,
    contact bytea NOT NULL,
    created_at timestamp with time zone NOT NULL,
    erased_on date
);


--
-- Name: TABLE people_person; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.people_person IS 'Identities and contacts, each column encrypted and bound to its record; *_index are keyed digests for exact look-up only.';


--
-- Name: COLUMN people_person.erased_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.people_person.erased_on IS 'The day on which identity and contacts were erased; every sealed column is empty since.';


--
-- Name: platform_key; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.platform_key (
    name text NOT NULL,
    print text NOT NULL
);


--
-- Name: TABLE platform_key; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.platform_key IS 'Under which keys this database was written, by the names of their files: a keyed digest of each, which says nothing of the key.';


--
-- Name: platform_once; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.platform_once (
    key text NOT NULL,
    result text NOT NULL,
    used_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: TABLE platform_once; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.platform_once IS 'Keys of submits already done: a retried submit gets the first result.';


--
-- Name: redaction_copy; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.redaction_copy (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    body_id uuid NOT NULL,
    name text NOT NULL,
    source_file uuid NOT NULL,
    pages_file uuid NOT NULL,
    page_count smallint NOT NULL,
    state text NOT NULL,
    boxes jsonb DEFAULT '[]'::jsonb NOT NULL,
    marked_by uuid[] DEFAULT '{}'::uuid[] NOT NULL,
    public_name text DEFAULT ''::text NOT NULL,
    digest bytea,
    submitted_at timestamp with time zone,
    checked_by uuid,
    return_reason text DEFAULT ''::text NOT NULL,
    burnt_pages smallint DEFAULT 0 NOT NULL,
    failure text DEFAULT ''::text NOT NULL,
    result_file uuid,
    attached_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    laid_out text DEFAULT 'source'::text NOT NULL,
    CONSTRAINT redaction_copy_frozen CHECK (((state <> ALL (ARRAY['checking'::text, 'burning'::text, 'done'::text])) OR (digest IS NOT NULL))),
    CONSTRAINT redaction_copy_laid_out CHECK ((laid_out = ANY (ARRAY['source'::text, 'converted'::text, 'set_anew'::text]))),
    CONSTRAINT redaction_copy_pages CHECK ((page_count > 0)),
    CONSTRAINT redaction_copy_result CHECK (((state <> 'done'::text) OR (result_file IS NOT NULL))),
    CONSTRAINT redaction_copy_state CHECK ((state = ANY (ARRAY['marking'::text, 'checking'::text, 'burning'::text, 'done'::text, 'failed'::text, 'discarded'::text]))),
    CONSTRAINT redaction_copy_two_people CHECK (((checked_by IS NULL) OR (NOT (checked_by = ANY (marked_by)))))
);


--
-- Name: TABLE redaction_copy; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.redaction_copy IS 'Working copies in which what may not be disclosed is covered (Art 37, 区分处理); private, of one request.';


--
-- Name: COLUMN redaction_copy.pages_file; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.redaction_copy.pages_file IS 'The copy as pages (PDF), on which boxes are drawn.';


--
-- Name: COLUMN redaction_copy.boxes; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.redaction_copy.boxes IS 'Boxes as fractions of their page, each with its legal ground.';


--
-- Name: COLUMN redaction_copy.marked_by; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.redaction_copy.marked_by IS 'Everybody who changed the boxes since the last return; none of them may check.';


--
-- Name: COLUMN redaction_copy.digest; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.redaction_copy.digest IS 'SHA-256 of pages and boxes as submitted; the checker signs this digest.';


--
-- Name: COLUMN redaction_copy.result_file; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.redaction_copy.result_file IS 'New pages in which the covered parts no longer exist.';


--
-- Name: COLUMN redaction_copy.laid_out; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.redaction_copy.laid_out IS 'Where the pages come from: the file itself, an office program that lays them out as the reader knows them, or our own setting, whose pages differ from the original.';


--
-- Name: remedies_complaint; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.remedies_complaint (
    id uuid NOT NULL,
    number text NOT NULL,
    body_id uuid NOT NULL,
    request_id uuid,
    came_from text NOT NULL,
    received_on date NOT NULL,
    matter text NOT NULL,
    ordered_by text DEFAULT ''::text NOT NULL,
    ordered_on date,
    order_text text DEFAULT ''::text NOT NULL,
    rectify_due_on date,
    rectified_on date,
    rectification text DEFAULT ''::text NOT NULL,
    result text,
    closed_on date,
    note text DEFAULT ''::text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT remedies_complaint_closed CHECK (((result IS NULL) = (closed_on IS NULL))),
    CONSTRAINT remedies_complaint_result CHECK ((result = ANY (ARRAY['founded'::text, 'partly_founded'::text, 'unfounded'::text, 'withdrawn'::text])))
);


--
-- Name: TABLE remedies_complaint; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.remedies_complaint IS 'Complaints about disclosure itself (Art 47, 51): order of the superior, rectification, result.';


--
-- Name: remedies_remedy; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.remedies_remedy (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    body_id uuid NOT NULL,
    kind text NOT NULL,
    organ text NOT NULL,
    accepted_on date NOT NULL,
    result text,
    closed_on date,
    note text DEFAULT ''::text NOT NULL,
    brought_by text DEFAULT 'applicant'::text NOT NULL,
    case_number text DEFAULT ''::text NOT NULL,
    received_on date,
    simple boolean DEFAULT false NOT NULL,
    answer_due_on date,
    answered_on date,
    defendants text DEFAULT ''::text NOT NULL,
    decision_number text DEFAULT ''::text NOT NULL,
    ordered_on date,
    re_reply_due_on date,
    re_replied_on date,
    re_reply_letter_id uuid,
    follows_id uuid,
    lesson text DEFAULT ''::text NOT NULL,
    CONSTRAINT remedies_remedy_brought_by CHECK ((brought_by = ANY (ARRAY['applicant'::text, 'third_party'::text]))),
    CONSTRAINT remedies_remedy_closed CHECK ((((result IS NULL) = (closed_on IS NULL)) AND ((closed_on IS NULL) OR (closed_on >= accepted_on)))),
    CONSTRAINT remedies_remedy_kind CHECK ((kind = ANY (ARRAY['reconsideration'::text, 'litigationDirect'::text, 'litigationAfterReconsideration'::text]))),
    CONSTRAINT remedies_remedy_result CHECK ((result = ANY (ARRAY['upheld'::text, 'corrected'::text, 'otherResult'::text])))
);


--
-- Name: COLUMN remedies_remedy.answer_due_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.remedies_remedy.answer_due_on IS 'Our own clock: answer to the reconsideration organ, or statement to the court, from receipt of the copy.';


--
-- Name: COLUMN remedies_remedy.defendants; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.remedies_remedy.defendants IS 'Where reconsideration organ and we are defendants together; the suit counts once.';


--
-- Name: COLUMN remedies_remedy.re_reply_due_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.remedies_remedy.re_reply_due_on IS 'Last day to act anew as ordered; the new reply belongs to this case and is no new request.';


--
-- Name: report_entered; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.report_entered (
    report_id uuid NOT NULL,
    cell text NOT NULL,
    value numeric NOT NULL,
    source text NOT NULL,
    entered_by uuid NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    file_id uuid,
    CONSTRAINT report_entered_source CHECK ((source <> ''::text)),
    CONSTRAINT report_entered_value CHECK ((value >= (0)::numeric))
);


--
-- Name: TABLE report_entered; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.report_entered IS 'Figures without a record here: entered by hand, with what they were taken from.';


--
-- Name: COLUMN report_entered.file_id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.report_entered.file_id IS 'A scan or a table the figure was taken from, where there is one.';


--
-- Name: report_evidence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.report_evidence (
    report_id uuid NOT NULL,
    file_id uuid NOT NULL
);


--
-- Name: TABLE report_evidence; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.report_evidence IS 'Files uploaded for a report, of which a figure may name one.';


--
-- Name: report_figure; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.report_figure (
    report_id uuid NOT NULL,
    cell text NOT NULL,
    value double precision NOT NULL
);


--
-- Name: TABLE report_figure; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.report_figure IS 'Derived from report_report.figures, a row a figure, so that the database adds up the reports of thousands of bodies.';


--
-- Name: report_frozen_record; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.report_frozen_record (
    report_id uuid NOT NULL,
    cell text NOT NULL,
    record_kind text NOT NULL,
    record_id text NOT NULL,
    body_id uuid NOT NULL,
    label text NOT NULL,
    day text NOT NULL
);


--
-- Name: TABLE report_frozen_record; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.report_frozen_record IS 'The records behind each counted figure as they were when the report was published.';


--
-- Name: report_report; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.report_report (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    year smallint NOT NULL,
    format text NOT NULL,
    scope text NOT NULL,
    bodies uuid[] NOT NULL,
    origin text NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    sections jsonb NOT NULL,
    overrides jsonb DEFAULT '{}'::jsonb NOT NULL,
    canonical text,
    digest bytea,
    ledger_position bigint,
    published_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    edition smallint DEFAULT 1 NOT NULL,
    corrects uuid,
    correction_note text DEFAULT ''::text NOT NULL,
    superseded_by uuid,
    frozen_at timestamp with time zone,
    archived_at timestamp with time zone,
    archive_number text DEFAULT ''::text NOT NULL,
    figures jsonb GENERATED ALWAYS AS (public.report_figures(canonical)) STORED,
    CONSTRAINT report_report_correction CHECK ((((edition = 1) = (corrects IS NULL)) AND ((corrects IS NULL) OR (correction_note <> ''::text)))),
    CONSTRAINT report_report_origin CHECK ((origin = ANY (ARRAY['compiled'::text, 'imported'::text]))),
    CONSTRAINT report_report_scope CHECK ((scope = ANY (ARRAY['own'::text, 'government'::text, 'area'::text]))),
    CONSTRAINT report_report_state CHECK ((state = ANY (ARRAY['draft'::text, 'checked'::text, 'in_review'::text, 'returned'::text, 'approved'::text, 'published'::text, 'archived'::text])))
);


--
-- Name: COLUMN report_report.scope; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.report_report.scope IS 'own: 本机关; government: 本级政府（含办公室）; area: 全域.';


--
-- Name: COLUMN report_report.bodies; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.report_report.bodies IS 'The declared list of bodies covered.';


--
-- Name: COLUMN report_report.overrides; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.report_report.overrides IS 'Findings accepted with a reason: rule, who, why.';


--
-- Name: COLUMN report_report.ledger_position; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.report_report.ledger_position IS 'Up to here the ledger had been numbered when the figures were frozen.';


--
-- Name: COLUMN report_report.edition; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.report_report.edition IS 'A correction of a published report is a new edition; the earlier one stays readable.';


--
-- Name: COLUMN report_report.superseded_by; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.report_report.superseded_by IS 'The published edition that corrects this one.';


--
-- Name: COLUMN report_report.frozen_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.report_report.frozen_at IS 'The moment of the one snapshot in which all figures and records were read.';


--
-- Name: COLUMN report_report.archive_number; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.report_report.archive_number IS '档号, as the archive gave it.';


--
-- Name: COLUMN report_report.figures; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.report_report.figures IS 'Derived from the frozen text, small enough that thousands of reports are merged in one query.';


--
-- Name: requests_consultation; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_consultation (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    kind text NOT NULL,
    party bytea NOT NULL,
    content text NOT NULL,
    limit_days smallint NOT NULL,
    sent_on date NOT NULL,
    received_on date,
    ended_on date,
    ending text,
    opinion text,
    opinion_text text DEFAULT ''::text NOT NULL,
    judgement text,
    judgement_reason text DEFAULT ''::text NOT NULL,
    sent_by uuid NOT NULL,
    party_body_id uuid,
    code_hash bytea,
    due_on date,
    judged_by uuid,
    judged_on date,
    CONSTRAINT requests_consultation_ended CHECK ((((ended_on IS NULL) = (ending IS NULL)) AND ((ended_on IS NULL) OR (ended_on >= sent_on)))),
    CONSTRAINT requests_consultation_ending CHECK ((ending = ANY (ARRAY['answered'::text, 'silent'::text, 'recalled'::text]))),
    CONSTRAINT requests_consultation_judged CHECK (((judgement IS NULL) OR (kind = 'third_party'::text))),
    CONSTRAINT requests_consultation_judgement CHECK ((judgement = ANY (ARRAY['respected'::text, 'not_reasonable'::text, 'public_interest'::text]))),
    CONSTRAINT requests_consultation_kind CHECK ((kind = ANY (ARRAY['third_party'::text, 'co_making_body'::text]))),
    CONSTRAINT requests_consultation_opinion CHECK ((opinion = ANY (ARRAY['agrees'::text, 'objects'::text, 'partly'::text])))
);


--
-- Name: TABLE requests_consultation; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.requests_consultation IS 'Opinions asked of a third party (Art 32) or a co-making body (Art 34), each with its own clock.';


--
-- Name: COLUMN requests_consultation.party; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_consultation.party IS 'Name and contact, encrypted: a third party may be a private person.';


--
-- Name: COLUMN requests_consultation.ended_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_consultation.ended_on IS 'Last day that does not count for the reply (Art 33 para 3); never after the period of the party.';


--
-- Name: COLUMN requests_consultation.code_hash; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_consultation.code_hash IS 'With it the party answers on the portal.';


--
-- Name: requests_disclosed; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_disclosed (
    request_id uuid NOT NULL,
    body_id uuid NOT NULL,
    title text NOT NULL,
    asked text NOT NULL,
    answer text NOT NULL,
    published_on date NOT NULL,
    published_by uuid NOT NULL,
    withdrawn_on date,
    withdrawn_reason text DEFAULT ''::text NOT NULL,
    CONSTRAINT requests_disclosed_withdrawn CHECK (((withdrawn_on IS NULL) = (withdrawn_reason = ''::text)))
);


--
-- Name: TABLE requests_disclosed; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.requests_disclosed IS 'Log of answered requests open to everybody, in words an officer has read over: no applicant stands in it.';


--
-- Name: requests_extension; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_extension (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    days smallint NOT NULL,
    reason text NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_on date NOT NULL,
    verdict text,
    decided_by uuid,
    decided_on date,
    note text DEFAULT ''::text NOT NULL,
    CONSTRAINT requests_extension_days CHECK ((days > 0)),
    CONSTRAINT requests_extension_decided CHECK (((verdict IS NULL) = (decided_by IS NULL))),
    CONSTRAINT requests_extension_four_eyes CHECK (((decided_by IS NULL) OR (decided_by <> proposed_by))),
    CONSTRAINT requests_extension_verdict CHECK ((verdict = ANY (ARRAY['approved'::text, 'refused'::text])))
);


--
-- Name: TABLE requests_extension; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.requests_extension IS 'Art 33: approved by the head of the disclosure office, limited in total, told to the applicant.';


--
-- Name: requests_file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_file (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    file_id uuid NOT NULL,
    purpose text NOT NULL,
    title text NOT NULL,
    pages integer,
    added_by uuid,
    added_at timestamp with time zone NOT NULL,
    removed_on date,
    CONSTRAINT requests_file_purpose CHECK ((purpose = ANY (ARRAY['identity'::text, 'mandate'::text, 'application'::text, 'answer'::text, 'working'::text, 'opinion'::text, 'delivery'::text, 'remedy'::text])))
);


--
-- Name: COLUMN requests_file.purpose; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_file.purpose IS 'answer: supplied with the reply; identity, mandate, application: handed in by the applicant; the rest stays inside.';


--
-- Name: requests_guess; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_guess (
    number text NOT NULL,
    wrong smallint NOT NULL,
    since timestamp with time zone NOT NULL
);


--
-- Name: TABLE requests_guess; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.requests_guess IS 'Wrong query codes of late, by request number: guessing is slowed down.';


--
-- Name: requests_letter; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_letter (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    kind text NOT NULL,
    number text NOT NULL,
    canonical bytea NOT NULL,
    digest bytea NOT NULL,
    issued_on date NOT NULL,
    signed_by uuid NOT NULL,
    delivered_on date,
    delivery_way text,
    delivery_proof text DEFAULT ''::text NOT NULL,
    consultation_id uuid,
    sent_on date,
    tracking text DEFAULT ''::text NOT NULL,
    read_on date,
    CONSTRAINT requests_letter_kind CHECK ((kind = ANY (ARRAY['receipt'::text, 'correction'::text, 'extension'::text, 'third_party'::text, 'co_making_body'::text, 'consultation_notice'::text, 'third_party_disclosure'::text, 'reasons'::text, 'delay'::text, 'fee'::text, 'co_handling'::text, 'records_correction'::text, 're_reply'::text, 'decision'::text])))
);


--
-- Name: COLUMN requests_letter.canonical; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_letter.canonical IS 'The signed letter as canonical JSON, encrypted: it names the applicant.';


--
-- Name: COLUMN requests_letter.consultation_id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_letter.consultation_id IS 'The consultation whose party this letter is addressed to; null for letters to the applicant.';


--
-- Name: COLUMN requests_letter.read_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_letter.read_on IS 'First day on which the addressee opened it on the portal: proof of electronic delivery.';


--
-- Name: requests_letter_mail; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_letter_mail (
    letter_id uuid NOT NULL,
    sealed bytea NOT NULL,
    state text DEFAULT 'waiting'::text NOT NULL,
    attempts smallint DEFAULT 0 NOT NULL,
    next_at timestamp with time zone NOT NULL,
    problem text DEFAULT ''::text NOT NULL,
    queued_by uuid NOT NULL,
    sent_at timestamp with time zone,
    CONSTRAINT requests_letter_mail_state CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text])))
);


--
-- Name: TABLE requests_letter_mail; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.requests_letter_mail IS 'Letters on their way by e-mail; the address, encrypted, goes once the mail is sent. What the receiving server answered is the proof of delivery.';


--
-- Name: requests_letter_seal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_letter_seal (
    letter_id uuid NOT NULL,
    state text NOT NULL,
    file_id uuid,
    attempts smallint DEFAULT 0 NOT NULL,
    next_at timestamp with time zone NOT NULL,
    problem text DEFAULT ''::text NOT NULL,
    sealed_at timestamp with time zone,
    CONSTRAINT requests_letter_seal_file CHECK (((state = 'sealed'::text) = (file_id IS NOT NULL))),
    CONSTRAINT requests_letter_seal_state CHECK ((state = ANY (ARRAY['waiting'::text, 'sealed'::text, 'failed'::text])))
);


--
-- Name: TABLE requests_letter_seal; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.requests_letter_seal IS 'Electronic seals put on issued letters by the service of the body: the PDF as the service gave it back, its first bytes those of the letter.';


--
-- Name: requests_mail; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_mail (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    message_key bytea NOT NULL,
    sealed bytea NOT NULL,
    arrived_on date NOT NULL,
    state text DEFAULT 'waiting'::text NOT NULL,
    request_id uuid,
    handled_by uuid,
    handled_on date,
    reason text DEFAULT ''::text NOT NULL,
    erased_on date,
    CONSTRAINT requests_mail_state CHECK ((state = ANY (ARRAY['waiting'::text, 'registered'::text, 'dismissed'::text])))
);


--
-- Name: TABLE requests_mail; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.requests_mail IS 'E-mails to the address of the disclosure office, encrypted, until an officer registers or puts them aside.';


--
-- Name: COLUMN requests_mail.message_key; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_mail.message_key IS 'Digest of the Message-ID, so that a mail read twice is taken in once.';


--
-- Name: COLUMN requests_mail.erased_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_mail.erased_on IS 'The day on which sender, words and files went, by the months the rule says.';


--
-- Name: requests_mail_file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_mail_file (
    mail_id uuid NOT NULL,
    "position" smallint NOT NULL,
    file_id uuid NOT NULL,
    name text NOT NULL
);


--
-- Name: TABLE requests_mail_file; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.requests_mail_file IS 'What was attached, each under a key of its own.';


--
-- Name: requests_note; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_note (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    text text NOT NULL,
    written_by uuid NOT NULL,
    written_at timestamp with time zone NOT NULL
);


--
-- Name: requests_person; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_person (
    request_id uuid NOT NULL,
    person_id uuid NOT NULL,
    role text NOT NULL,
    "position" smallint NOT NULL,
    CONSTRAINT requests_person_role CHECK ((role = ANY (ARRAY['co_applicant'::text, 'agent'::text])))
);


--
-- Name: TABLE requests_person; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.requests_person IS 'Further applicants, and the agent who acts with authority; the first applicant stands in the request.';


--
-- Name: requests_rating; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_rating (
    request_id uuid NOT NULL,
    score smallint NOT NULL,
    comment text DEFAULT ''::text NOT NULL,
    rated_on date NOT NULL,
    CONSTRAINT requests_rating_score CHECK (((score >= 1) AND (score <= 5)))
);


--
-- Name: TABLE requests_rating; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.requests_rating IS 'How satisfied the applicant is with the handling; once, after the answer.';


--
-- Name: requests_reminder; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_reminder (
    request_id uuid NOT NULL,
    kind text NOT NULL,
    about date NOT NULL,
    sent_on date NOT NULL
);


--
-- Name: TABLE requests_reminder; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.requests_reminder IS 'What was reminded of, once for each last day: a moved day reminds anew.';


--
-- Name: requests_request; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_request (
    id uuid NOT NULL,
    number text NOT NULL,
    code_hash bytea NOT NULL,
    body_id uuid NOT NULL,
    applicant_type text NOT NULL,
    person_id uuid NOT NULL,
    channel text NOT NULL,
    submitted_on date NOT NULL,
    received_on date,
    asked text NOT NULL,
    wanted_form text NOT NULL,
    delivery_way text NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    limit_days smallint NOT NULL,
    due_on date,
    extension_days smallint DEFAULT 0 NOT NULL,
    extended_on date,
    extension_reason text DEFAULT ''::text NOT NULL,
    correction_sent_on date,
    correction_due_on date,
    correction_asked text DEFAULT ''::text NOT NULL,
    corrected_on date,
    proposal jsonb,
    proposed_by uuid,
    outcome text,
    decided_on date,
    decided_by uuid,
    created_at timestamp with time zone NOT NULL,
    clock jsonb,
    draft bytea,
    waits_on text DEFAULT ''::text NOT NULL,
    lapsed_on date,
    inquiry_on date,
    inquiry_due_on date,
    inquiry_facts text DEFAULT ''::text NOT NULL,
    reasons text DEFAULT ''::text NOT NULL,
    reasons_on date,
    reasons_verdict text,
    split_from uuid,
    asked_first_of uuid,
    contact_note text DEFAULT ''::text NOT NULL,
    needs_help boolean DEFAULT false NOT NULL,
    withdrawal_on date,
    function_moved boolean DEFAULT false NOT NULL,
    CONSTRAINT requests_request_applicant_type CHECK ((applicant_type = ANY (ARRAY['naturalPerson'::text, 'business'::text, 'research'::text, 'nonprofit'::text, 'legalService'::text, 'other'::text]))),
    CONSTRAINT requests_request_channel CHECK ((channel = ANY (ARRAY['online'::text, 'counter'::text, 'post_signed'::text, 'post_plain'::text, 'fax'::text, 'email'::text, 'oral'::text]))),
    CONSTRAINT requests_request_decided CHECK ((((decided_on IS NULL) = (outcome IS NULL)) AND ((decided_on IS NULL) OR (decided_on >= received_on)))),
    CONSTRAINT requests_request_four_eyes CHECK (((decided_by IS NULL) OR (decided_by <> proposed_by))),
    CONSTRAINT requests_request_reasons CHECK ((reasons_verdict = ANY (ARRAY['reasonable'::text, 'unreasonable'::text]))),
    CONSTRAINT requests_request_state CHECK ((state = ANY (ARRAY['unconfirmed'::text, 'open'::text, 'correcting'::text, 'proposed'::text, 'decided'::text])))
);


--
-- Name: COLUMN requests_request.applicant_type; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_request.applicant_type IS 'Column of 表三; fixed at registration.';


--
-- Name: COLUMN requests_request.received_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_request.received_on IS '收到申请之日 by the rule of the channel (Art 31); null until both sides have confirmed.';


--
-- Name: COLUMN requests_request.limit_days; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_request.limit_days IS 'Working days of the rule under which the case began.';


--
-- Name: COLUMN requests_request.clock; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_request.clock IS 'History of the reply clock: receipt, limit, restarts, pauses, extensions (calendar/history.ts). due_on follows from it.';


--
-- Name: COLUMN requests_request.draft; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_request.draft IS 'The reply under review as canonical JSON, encrypted; what the reviewers sign is what is issued, with number and date added.';


--
-- Name: COLUMN requests_request.waits_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_request.waits_on IS 'What the office waits for: correction, third_party, co_making_body, reasons, fee; empty when nobody.';


--
-- Name: COLUMN requests_request.inquiry_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_request.inquiry_on IS 'Art 35: the day on which reasons for the unreasonable number or frequency were asked for.';


--
-- Name: COLUMN requests_request.split_from; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_request.split_from IS 'Registered apart from this request (一事一申请), with its day of receipt.';


--
-- Name: COLUMN requests_request.asked_first_of; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_request.asked_first_of IS 'The request at another organ from which this one was prefilled with the applicant''s consent; there is no transfer.';


--
-- Name: COLUMN requests_request.withdrawal_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_request.withdrawal_on IS 'The applicant asked to withdraw; the office closes the request with its letter.';


--
-- Name: COLUMN requests_request.function_moved; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_request.function_moved IS 'The function concerned moved to this body from another (职权划转): it answers, whether or not the files have come.';


--
-- Name: requests_saved; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_saved (
    code_hash bytea NOT NULL,
    content bytea NOT NULL,
    saved_on date NOT NULL,
    until_day date NOT NULL
);


--
-- Name: TABLE requests_saved; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.requests_saved IS 'Forms put aside before sending, encrypted; found again by a code, gone after thirty days.';


--
-- Name: requests_search; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_search (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    place text NOT NULL,
    words text NOT NULL,
    period text DEFAULT ''::text NOT NULL,
    result text NOT NULL,
    found boolean NOT NULL,
    searched_by uuid NOT NULL,
    searched_on date NOT NULL
);


--
-- Name: TABLE requests_search; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.requests_search IS 'Where, with which words and over which time was looked, and what came of it: what a reply 信息不存在 stands on in court.';


--
-- Name: requests_suggestion; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_suggestion (
    request_id uuid NOT NULL,
    body_id uuid NOT NULL,
    why text NOT NULL,
    suggested_on date NOT NULL,
    verdict text,
    answer text DEFAULT ''::text NOT NULL,
    answered_on date,
    answered_by uuid,
    CONSTRAINT requests_suggestion_answered CHECK ((((verdict IS NULL) = (answered_on IS NULL)) AND ((verdict IS NULL) = (answer = ''::text)))),
    CONSTRAINT requests_suggestion_verdict CHECK ((verdict = ANY (ARRAY['adopted'::text, 'declined'::text])))
);


--
-- Name: TABLE requests_suggestion; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.requests_suggestion IS 'Art 44 para 2: the applicant suggests that what was asked for be published; the organ examines it, answers, and publishes promptly what belongs there.';


--
-- Name: requests_task; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_task (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    kind text NOT NULL,
    office text NOT NULL,
    account_id uuid,
    body_id uuid,
    task text NOT NULL,
    due_on date,
    opened_by uuid NOT NULL,
    opened_on date NOT NULL,
    answer text DEFAULT ''::text NOT NULL,
    answered_by uuid,
    answered_on date,
    returned boolean DEFAULT false NOT NULL,
    CONSTRAINT requests_task_kind CHECK ((kind = ANY (ARRAY['assign'::text, 'co_handle'::text])))
);


--
-- Name: TABLE requests_task; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.requests_task IS 'Work given to an office of the organ, or to another organ that helps; number and clock of the request stay.';


--
-- Name: COLUMN requests_task.returned; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_task.returned IS 'Given back undone, with why.';


--
-- Name: requests_type_change; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.requests_type_change (
    id uuid NOT NULL,
    request_id uuid NOT NULL,
    was text NOT NULL,
    now text NOT NULL,
    reason text NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_on date NOT NULL,
    verdict text,
    decided_by uuid,
    decided_on date,
    CONSTRAINT requests_type_change_four_eyes CHECK (((decided_by IS NULL) OR (decided_by <> proposed_by))),
    CONSTRAINT requests_type_change_verdict CHECK ((verdict = ANY (ARRAY['approved'::text, 'refused'::text])))
);


--
-- Name: review_case; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.review_case (
    id uuid NOT NULL,
    subject_kind text NOT NULL,
    subject_id text NOT NULL,
    body_id uuid NOT NULL,
    title text NOT NULL,
    digest bytea NOT NULL,
    paper_code text NOT NULL,
    steps jsonb NOT NULL,
    step smallint NOT NULL,
    step_role text,
    step_body_id uuid,
    state text NOT NULL,
    opened_by uuid NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    CONSTRAINT review_case_state CHECK ((state = ANY (ARRAY['open'::text, 'approved'::text, 'returned'::text, 'recalled'::text])))
);


--
-- Name: COLUMN review_case.digest; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.review_case.digest IS 'SHA-256 of the canonical edition: what the reviewers sign is byte for byte what is published.';


--
-- Name: COLUMN review_case.paper_code; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.review_case.paper_code IS 'Printed on the sheet that a leader signs on paper; names this exact frozen text.';


--
-- Name: review_decision; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.review_decision (
    case_id uuid NOT NULL,
    step smallint NOT NULL,
    verdict text NOT NULL,
    reason text DEFAULT ''::text NOT NULL,
    person_id uuid NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    digest bytea NOT NULL,
    paper_file_id uuid,
    paper_signed_on date,
    recorded_by uuid,
    acting_for uuid,
    CONSTRAINT review_decision_paper CHECK ((((paper_file_id IS NULL) = (paper_signed_on IS NULL)) AND ((paper_file_id IS NULL) = (recorded_by IS NULL)))),
    CONSTRAINT review_decision_verdict CHECK ((verdict = ANY (ARRAY['approve'::text, 'return'::text])))
);


--
-- Name: COLUMN review_decision.acting_for; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.review_decision.acting_for IS 'The absent holder of the post; null where the one who decided holds it.';


--
-- Name: review_route; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.review_route (
    id uuid NOT NULL,
    body_id uuid,
    subject_kind text NOT NULL,
    name text NOT NULL,
    from_day date NOT NULL,
    until_day date,
    entered_by uuid,
    entered_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT review_route_period CHECK (((until_day IS NULL) OR (until_day >= from_day)))
);


--
-- Name: COLUMN review_route.body_id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.review_route.body_id IS 'Null: the route of every body that has none of its own for this kind of subject.';


--
-- Name: review_route_step; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.review_route_step (
    route_id uuid NOT NULL,
    no smallint NOT NULL,
    title text NOT NULL,
    role text NOT NULL,
    at text NOT NULL,
    CONSTRAINT review_route_step_at CHECK ((at = ANY (ARRAY['own'::text, 'supervisor'::text])))
);


--
-- Name: COLUMN review_route_step.at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.review_route_step.at IS 'supervisor: a body too small for three people names its superior''s office as the step.';


--
-- Name: rules_outcome; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rules_outcome (
    code text NOT NULL,
    label text NOT NULL,
    article text NOT NULL,
    letter text NOT NULL,
    withheld boolean NOT NULL,
    discretionary boolean NOT NULL,
    "position" smallint NOT NULL,
    from_day date NOT NULL,
    until_day date,
    article_no smallint,
    paragraph_no smallint,
    item_no smallint
);


--
-- Name: COLUMN rules_outcome.article; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.rules_outcome.article IS 'Article, paragraph and item that the decision letter cites.';


--
-- Name: COLUMN rules_outcome.discretionary; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.rules_outcome.discretionary IS '可以不予公开 (Art 16): the letter must say why the discretion was used.';


--
-- Name: COLUMN rules_outcome.until_day; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.rules_outcome.until_day IS 'First day on which the outcome is no longer lawful.';


--
-- Name: COLUMN rules_outcome.article_no; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.rules_outcome.article_no IS 'The provision in numbers, for counts and sorting; the letter cites `article`.';


--
-- Name: rules_outcome_remedy; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rules_outcome_remedy (
    outcome text NOT NULL,
    from_day date NOT NULL,
    until_day date,
    remedy text NOT NULL,
    source text NOT NULL,
    CONSTRAINT rules_outcome_remedy_kind CHECK ((remedy = ANY (ARRAY['either'::text, 'reconsideration_first'::text, 'none'::text])))
);


--
-- Name: TABLE rules_outcome_remedy; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.rules_outcome_remedy IS 'Remedy paragraph of a decision letter by outcome and day of decision.';


--
-- Name: rules_outcome_row; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rules_outcome_row (
    outcome text NOT NULL,
    format text NOT NULL,
    row_name text NOT NULL,
    CONSTRAINT rules_outcome_row_format CHECK ((format = ANY (ARRAY['2014'::text, '2019'::text, '2021'::text])))
);


--
-- Name: TABLE rules_outcome_row; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.rules_outcome_row IS 'The dated map from a legal outcome to the row of the yearly table in which it counts.';


--
-- Name: rules_row; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.rules_row (
    key text NOT NULL,
    from_day date NOT NULL,
    until_day date,
    value integer,
    unit text NOT NULL,
    source text NOT NULL,
    standing text NOT NULL,
    detail jsonb,
    note text DEFAULT ''::text NOT NULL,
    entered_by uuid,
    entered_at timestamp with time zone,
    CONSTRAINT rules_row_content CHECK (((value IS NOT NULL) OR (detail IS NOT NULL))),
    CONSTRAINT rules_row_period CHECK (((until_day IS NULL) OR (until_day > from_day))),
    CONSTRAINT rules_row_standing CHECK ((standing = ANY (ARRAY['statute'::text, 'default'::text]))),
    CONSTRAINT rules_row_unit CHECK ((unit = ANY (ARRAY['working_day'::text, 'day'::text, 'hour'::text, 'second'::text, 'month'::text, 'times'::text, 'count'::text, 'percent'::text, 'cent'::text, 'yuan'::text, 'date'::text, 'list'::text])))
);


--
-- Name: TABLE rules_row; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.rules_row IS 'Statutory numbers as dated rows. A case keeps the row under which it began.';


--
-- Name: COLUMN rules_row.standing; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.rules_row.standing IS 'statute: read in the text; default: common practice, to be confirmed by the office.';


--
-- Name: COLUMN rules_row.detail; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.rules_row.detail IS 'What a number cannot hold: {"month","day"} of a yearly date, a list of codes, fee bands in yuan.';


--
-- Name: COLUMN rules_row.entered_by; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.rules_row.entered_by IS 'The administrator who entered the row; null for rows that came with the program.';


--
-- Name: scan_report; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.scan_report (
    id uuid NOT NULL,
    subject_kind text NOT NULL,
    subject_id text NOT NULL,
    digest bytea NOT NULL,
    findings jsonb NOT NULL,
    ran_at timestamp with time zone NOT NULL
);


--
-- Name: COLUMN scan_report.findings; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.scan_report.findings IS 'Places and masked excerpts, never what was found itself.';


--
-- Name: scan_word; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.scan_word (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    site_id uuid,
    kind text NOT NULL,
    word text NOT NULL,
    suggestion text DEFAULT ''::text NOT NULL,
    level text NOT NULL,
    added_by uuid,
    added_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT scan_word_kind CHECK ((kind = ANY (ARRAY['wrong'::text, 'sensitive'::text, 'leader'::text]))),
    CONSTRAINT scan_word_level CHECK ((level = ANY (ARRAY['block'::text, 'warn'::text])))
);


--
-- Name: COLUMN scan_word.site_id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.scan_word.site_id IS 'Null: holds for every site.';


--
-- Name: COLUMN scan_word.suggestion; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.scan_word.suggestion IS 'The right spelling; for a leader, the right title.';


--
-- Name: search_asked; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.search_asked (
    day date NOT NULL,
    words text NOT NULL,
    times integer NOT NULL,
    empty integer NOT NULL
);


--
-- Name: TABLE search_asked; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.search_asked IS 'What was searched for, counted by day. Nobody''s name, address or visit is kept.';


--
-- Name: search_item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.search_item (
    kind text NOT NULL,
    id text NOT NULL,
    title text NOT NULL,
    body_text text NOT NULL,
    number text NOT NULL,
    index_number text NOT NULL,
    url text NOT NULL,
    body_id uuid NOT NULL,
    body_name text NOT NULL,
    day date NOT NULL,
    tokens tsvector NOT NULL,
    number_key text DEFAULT ''::text NOT NULL,
    index_key text DEFAULT ''::text NOT NULL,
    theme text DEFAULT ''::text NOT NULL,
    genre text DEFAULT ''::text NOT NULL,
    validity text DEFAULT ''::text NOT NULL,
    title_tokens tsvector DEFAULT ''::tsvector NOT NULL,
    digest text DEFAULT ''::text NOT NULL,
    built timestamp with time zone DEFAULT now() NOT NULL
)
WITH (toast_tuple_target='128');
ALTER TABLE ONLY public.search_item ALTER COLUMN id SET STORAGE MAIN;
ALTER TABLE ONLY public.search_item ALTER COLUMN title SET STORAGE MAIN;
ALTER TABLE ONLY public.search_item ALTER COLUMN number SET STORAGE MAIN;
ALTER TABLE ONLY public.search_item ALTER COLUMN url SET STORAGE MAIN;
ALTER TABLE ONLY public.search_item ALTER COLUMN body_name SET STORAGE MAIN;
ALTER TABLE ONLY public.search_item ALTER COLUMN tokens SET STATISTICS 2000;
ALTER TABLE ONLY public.search_item ALTER COLUMN title_tokens SET STATISTICS 2000;
ALTER TABLE ONLY public.search_item ALTER COLUMN title_tokens SET STORAGE MAIN;


--
-- Name: COLUMN search_item.number_key; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.search_item.number_key IS '文号 without spaces, with one kind of brackets: found however it was typed.';


--
-- Name: COLUMN search_item.title_tokens; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.search_item.title_tokens IS 'Words of the title with their pinyin and initials; searched before the text.';


--
-- Name: COLUMN search_item.digest; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.search_item.digest IS 'Of what was handed over; the check compares it with the records.';


--
-- Name: search_phrase; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.search_phrase (
    phrase text NOT NULL,
    pinyin text NOT NULL,
    initials text NOT NULL,
    sound text NOT NULL
);


--
-- Name: COLUMN search_phrase.sound; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.search_phrase.sound IS 'Pinyin in which sounds that are easily confused are one.';


--
-- Name: search_synonym; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.search_synonym (
    id uuid NOT NULL,
    words text[] NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT search_synonym_several CHECK ((cardinality(words) >= 2))
);


--
-- Name: search_word; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.search_word (
    id uuid NOT NULL,
    word text NOT NULL,
    active boolean DEFAULT true NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    CONSTRAINT search_word_length CHECK (((char_length(word) >= 2) AND (char_length(word) <= 20)))
);


--
-- Name: TABLE search_word; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.search_word IS 'The site''s own dictionary: words that segmentation must not cut apart.';


--
-- Name: services_asked; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.services_asked (
    service_id uuid NOT NULL,
    month date NOT NULL,
    views integer NOT NULL
);


--
-- Name: TABLE services_asked; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.services_asked IS 'How often each guide was read in a month; nothing of who read it.';


--
-- Name: services_item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.services_item (
    id uuid NOT NULL,
    body_id uuid NOT NULL,
    state text NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    content jsonb NOT NULL,
    shown jsonb,
    edited_by uuid,
    edited_at timestamp with time zone NOT NULL,
    published_on date,
    changed_at timestamp with time zone,
    suspended_reason text DEFAULT ''::text NOT NULL,
    CONSTRAINT services_item_days CHECK ((((shown IS NULL) = (published_on IS NULL)) AND ((shown IS NULL) = (changed_at IS NULL)))),
    CONSTRAINT services_item_shown CHECK (((state = 'draft'::text) = (shown IS NULL))),
    CONSTRAINT services_item_state CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'suspended'::text]))),
    CONSTRAINT services_item_why CHECK (((state = 'suspended'::text) = (suspended_reason <> ''::text)))
);


--
-- Name: TABLE services_item; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.services_item IS '办事服务事项: what a body does for people on application, with the elements of its guide (国办秘函〔2019〕19号).';


--
-- Name: COLUMN services_item.content; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.services_item.content IS 'What the office is writing; the public reads `shown`.';


--
-- Name: COLUMN services_item.shown; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.services_item.shown IS 'The guide as it was last published, unchanged until it is published again.';


--
-- Name: COLUMN services_item.published_on; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.services_item.published_on IS 'The first day on which it could be read.';


--
-- Name: COLUMN services_item.changed_at; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.services_item.changed_at IS 'When what can be read was last changed.';


--
-- Name: sites_column; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sites_column (
    id text NOT NULL,
    site_id uuid NOT NULL,
    parent_id text,
    title text NOT NULL,
    kind text NOT NULL,
    statutory_item smallint,
    stale_after_days smallint,
    "position" smallint NOT NULL,
    intro text DEFAULT ''::text NOT NULL,
    open boolean DEFAULT true NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT sites_column_item CHECK (((statutory_item >= 1) AND (statutory_item <= 15))),
    CONSTRAINT sites_column_kind CHECK ((kind = ANY (ARRAY['news'::text, 'notice'::text, 'policy'::text, 'statutory'::text, 'interpretation'::text, 'report'::text]))),
    CONSTRAINT sites_column_not_itself CHECK ((parent_id <> id)),
    CONSTRAINT sites_column_stale CHECK (((stale_after_days >= 1) AND (stale_after_days <= 3650)))
);


--
-- Name: COLUMN sites_column.statutory_item; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.sites_column.statutory_item IS 'Item of Art 20 that this column fulfils.';


--
-- Name: COLUMN sites_column.stale_after_days; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.sites_column.stale_after_days IS 'Freshness limit of its class (国办秘函〔2019〕19号): 14 days for news, half a year for notices and policy.';


--
-- Name: COLUMN sites_column.open; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.sites_column.open IS 'A closed column takes no new documents and leaves the navigation; what it holds stays readable.';


--
-- Name: sites_column_source; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sites_column_source (
    column_id text NOT NULL,
    source_id text NOT NULL,
    CONSTRAINT sites_column_source_other CHECK ((column_id <> source_id))
);


--
-- Name: TABLE sites_column_source; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.sites_column_source IS 'A column also shows what stands in another one, mostly of another site. There is one original, at one address.';


--
-- Name: sites_profile; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sites_profile (
    body_id uuid NOT NULL,
    duties text DEFAULT ''::text NOT NULL,
    offices jsonb DEFAULT '[]'::jsonb NOT NULL,
    leaders jsonb DEFAULT '[]'::jsonb NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    changed_at timestamp with time zone NOT NULL
);


--
-- Name: TABLE sites_profile; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.sites_profile IS '条例 Art 20 (2): functions, inner offices and names of the persons in charge, as the portal shows them.';


--
-- Name: sites_site; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sites_site (
    id uuid NOT NULL,
    host text,
    name text NOT NULL,
    short_name text NOT NULL,
    domain text NOT NULL,
    id_code text NOT NULL,
    icp text DEFAULT ''::text NOT NULL,
    police text DEFAULT ''::text NOT NULL,
    host_body_id uuid NOT NULL,
    contact text DEFAULT ''::text NOT NULL,
    other_hosts text[] DEFAULT '{}'::text[] NOT NULL,
    theme text DEFAULT 'red'::text NOT NULL,
    badge text DEFAULT ''::text NOT NULL,
    find_errors text DEFAULT ''::text NOT NULL,
    about text DEFAULT ''::text NOT NULL,
    footer_note text DEFAULT ''::text NOT NULL,
    ipv6 boolean DEFAULT false NOT NULL,
    mourning boolean DEFAULT false NOT NULL,
    logo bytea,
    logo_type text,
    version integer DEFAULT 1 NOT NULL,
    mourning_until timestamp with time zone,
    CONSTRAINT sites_site_logo_type CHECK ((logo_type = ANY (ARRAY['image/png'::text, 'image/svg+xml'::text, 'image/webp'::text]))),
    CONSTRAINT sites_site_theme CHECK ((theme = ANY (ARRAY['red'::text, 'blue'::text, 'green'::text])))
);


--
-- Name: COLUMN sites_site.host; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.sites_site.host IS 'Host name it answers to; null for the site that answers all others.';


--
-- Name: COLUMN sites_site.id_code; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.sites_site.id_code IS '政府网站标识码, ten characters.';


--
-- Name: COLUMN sites_site.badge; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.sites_site.badge IS '党政机关网站标识: address of the certificate page that the badge leads to.';


--
-- Name: COLUMN sites_site.find_errors; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.sites_site.find_errors IS '我为政府网站找错: address of this site''s entrance; empty for the platform''s own channel.';


--
-- Name: COLUMN sites_site.mourning; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.sites_site.mourning IS 'Days of national mourning: the whole site in grey.';


--
-- Name: COLUMN sites_site.mourning_until; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.sites_site.mourning_until IS 'When mourning grey ends by itself; null until somebody ends it.';


--
-- Name: sites_views; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sites_views (
    day date NOT NULL,
    site_id uuid NOT NULL,
    part text NOT NULL,
    views integer NOT NULL
);


--
-- Name: TABLE sites_views; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.sites_views IS 'Pages sent out by day and part of the site. No address, cookie or visitor is kept.';


--
-- Name: supervision_coverage; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_coverage (
    root_id uuid NOT NULL,
    year smallint NOT NULL,
    body_id uuid NOT NULL,
    treatment text NOT NULL,
    reason text NOT NULL,
    entered_by uuid NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    CONSTRAINT supervision_coverage_reason CHECK ((reason <> ''::text)),
    CONSTRAINT supervision_coverage_treatment CHECK ((treatment = ANY (ARRAY['counted'::text, 'inside'::text, 'left_out'::text])))
);


--
-- Name: TABLE supervision_coverage; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.supervision_coverage IS 'The declared coverage list where it departs from the relations: why a body is counted, inside another report, or left out.';


--
-- Name: supervision_reminder; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_reminder (
    id uuid NOT NULL,
    root_id uuid NOT NULL,
    body_id uuid NOT NULL,
    year smallint NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    sent_by uuid NOT NULL,
    sent_at timestamp with time zone NOT NULL
);


--
-- Name: TABLE supervision_reminder; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.supervision_reminder IS '催报: the supervising body asks for the report of a year; it waits in the inbox of the body until the report is there.';


--
-- Name: supervision_return; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_return (
    id uuid NOT NULL,
    root_id uuid NOT NULL,
    body_id uuid NOT NULL,
    year smallint NOT NULL,
    report_id uuid NOT NULL,
    note text NOT NULL,
    findings jsonb NOT NULL,
    returned_by uuid NOT NULL,
    returned_at timestamp with time zone NOT NULL
);


--
-- Name: TABLE supervision_return; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.supervision_return IS 'A published report sent back by the office above with what was found; done once a correction takes its place.';


--
-- Name: supervision_shared; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_shared (
    id uuid NOT NULL,
    root_id uuid NOT NULL,
    year smallint NOT NULL,
    kind text NOT NULL,
    label text NOT NULL,
    cell text NOT NULL,
    bodies uuid[] NOT NULL,
    entered_by uuid NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    removed_at timestamp with time zone,
    CONSTRAINT supervision_shared_bodies CHECK ((cardinality(bodies) >= 2)),
    CONSTRAINT supervision_shared_kind CHECK ((kind = ANY (ARRAY['document'::text, 'suit'::text])))
);


--
-- Name: TABLE supervision_shared; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.supervision_shared IS 'A joint document counted once under its lead, a suit counted once though several organs are defendants; the first body keeps it.';


--
-- Name: supervision_submission; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.supervision_submission (
    id uuid NOT NULL,
    root_id uuid NOT NULL,
    year smallint NOT NULL,
    body_id uuid,
    file_id uuid NOT NULL,
    file_name text NOT NULL,
    file_hash bytea NOT NULL,
    part smallint NOT NULL,
    state text NOT NULL,
    problem text DEFAULT ''::text NOT NULL,
    canonical text,
    findings jsonb DEFAULT '[]'::jsonb NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    report_id uuid,
    handed_by uuid NOT NULL,
    handed_at timestamp with time zone NOT NULL,
    decided_by uuid,
    decided_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    CONSTRAINT supervision_submission_matched CHECK (((state = ANY (ARRAY['unread'::text, 'unmatched'::text, 'replaced'::text])) OR (body_id IS NOT NULL))),
    CONSTRAINT supervision_submission_read CHECK (((state = 'unread'::text) = (canonical IS NULL))),
    CONSTRAINT supervision_submission_state CHECK ((state = ANY (ARRAY['unread'::text, 'unmatched'::text, 'checked'::text, 'accepted'::text, 'returned'::text, 'replaced'::text])))
);


--
-- Name: TABLE supervision_submission; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.supervision_submission IS 'A report handed to the supervising body as a file: read, matched, checked, then accepted or sent back.';


--
-- Name: COLUMN supervision_submission.report_id; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.supervision_submission.report_id IS 'The report it became when it was accepted.';


--
-- Name: surveys_answer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_answer (
    id uuid NOT NULL,
    survey_id uuid NOT NULL,
    answered_on date NOT NULL,
    answers jsonb NOT NULL
);


--
-- Name: TABLE surveys_answer; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.surveys_answer IS 'Answers under random names, by day only: nothing leads from an answer to a person.';


--
-- Name: surveys_hidden; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_hidden (
    id uuid NOT NULL,
    answer_id uuid NOT NULL,
    question_key text NOT NULL,
    reason text NOT NULL,
    hidden_by uuid NOT NULL,
    hidden_at timestamp with time zone NOT NULL
);


--
-- Name: TABLE surveys_hidden; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.surveys_hidden IS 'Free texts taken out of sight as malicious; the answer itself stays as it was given.';


--
-- Name: surveys_survey; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_survey (
    id uuid NOT NULL,
    number text NOT NULL,
    body_id uuid NOT NULL,
    kind text NOT NULL,
    title text NOT NULL,
    intro text NOT NULL,
    questions jsonb NOT NULL,
    once_by text NOT NULL,
    quota integer,
    closes_on date NOT NULL,
    state text NOT NULL,
    version integer NOT NULL,
    answers integer DEFAULT 0 NOT NULL,
    drafted_by uuid NOT NULL,
    opened_by uuid,
    opened_at timestamp with time zone,
    closed_at timestamp with time zone,
    conclusion text DEFAULT ''::text NOT NULL,
    published_at timestamp with time zone,
    CONSTRAINT surveys_kind CHECK ((kind = ANY (ARRAY['survey'::text, 'evaluation'::text]))),
    CONSTRAINT surveys_once_by CHECK ((once_by = ANY (ARRAY['device'::text, 'verified'::text]))),
    CONSTRAINT surveys_quota CHECK ((quota > 0)),
    CONSTRAINT surveys_state CHECK ((state = ANY (ARRAY['draft'::text, 'open'::text, 'closed'::text, 'published'::text])))
);


--
-- Name: COLUMN surveys_survey.questions; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.surveys_survey.questions IS 'Frozen once the survey is open.';


--
-- Name: surveys_ticket; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.surveys_ticket (
    survey_id uuid NOT NULL,
    digest bytea NOT NULL
);


--
-- Name: TABLE surveys_ticket; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.surveys_ticket IS 'That somebody has answered: a keyed digest of person and survey. It names no answer and carries no time, and differs from survey to survey.';


--
-- Name: topics_item; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.topics_item (
    topic_id uuid NOT NULL,
    document_id uuid NOT NULL,
    section text DEFAULT ''::text NOT NULL,
    "position" integer NOT NULL,
    added_at timestamp with time zone NOT NULL
);


--
-- Name: topics_topic; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.topics_topic (
    id uuid NOT NULL,
    site_id uuid NOT NULL,
    body_id uuid NOT NULL,
    title text NOT NULL,
    summary text DEFAULT ''::text NOT NULL,
    state text NOT NULL,
    opened_on date NOT NULL,
    closed_on date,
    archived_on date,
    version integer DEFAULT 1 NOT NULL,
    created_by uuid,
    CONSTRAINT topics_topic_days CHECK ((((state = 'open'::text) = (closed_on IS NULL)) AND ((state = 'archived'::text) = (archived_on IS NOT NULL)))),
    CONSTRAINT topics_topic_state CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'archived'::text]))),
    CONSTRAINT topics_topic_title_check CHECK ((title <> ''::text))
);


--
-- Name: TABLE topics_topic; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.topics_topic IS '专题: opened for a matter, closed when it is over, archived and still readable (国办发〔2017〕47号: 专题到期后归档).';


--
-- Name: bodies_body bodies_body_code_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bodies_body
    ADD CONSTRAINT bodies_body_code_once UNIQUE (code);


--
-- Name: bodies_body bodies_body_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bodies_body
    ADD CONSTRAINT bodies_body_pkey PRIMARY KEY (id);


--
-- Name: bodies_change bodies_change_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bodies_change
    ADD CONSTRAINT bodies_change_pkey PRIMARY KEY (id);


--
-- Name: bodies_kind bodies_kind_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bodies_kind
    ADD CONSTRAINT bodies_kind_pkey PRIMARY KEY (kind);


--
-- Name: bodies_name bodies_name_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bodies_name
    ADD CONSTRAINT bodies_name_pkey PRIMARY KEY (body_id, name, from_day);


--
-- Name: bodies_relation bodies_relation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bodies_relation
    ADD CONSTRAINT bodies_relation_pkey PRIMARY KEY (id);


--
-- Name: calendar_day calendar_day_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calendar_day
    ADD CONSTRAINT calendar_day_pkey PRIMARY KEY (day);


--
-- Name: calendar_year calendar_year_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.calendar_year
    ADD CONSTRAINT calendar_year_pkey PRIMARY KEY (year);


--
-- Name: cases_answer cases_answer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_answer
    ADD CONSTRAINT cases_answer_pkey PRIMARY KEY (id);


--
-- Name: cases_call cases_call_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_call
    ADD CONSTRAINT cases_call_once UNIQUE (body_id, outer_id);


--
-- Name: cases_call cases_call_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_call
    ADD CONSTRAINT cases_call_pkey PRIMARY KEY (id);


--
-- Name: cases_card cases_card_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_card
    ADD CONSTRAINT cases_card_pkey PRIMARY KEY (case_id, round, color);


--
-- Name: cases_case cases_case_number_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_number_once UNIQUE (number);


--
-- Name: cases_case cases_case_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_pkey PRIMARY KEY (id);


--
-- Name: cases_channel cases_channel_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_channel
    ADD CONSTRAINT cases_channel_pkey PRIMARY KEY (code);


--
-- Name: cases_channel cases_channel_sign_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_channel
    ADD CONSTRAINT cases_channel_sign_once UNIQUE (sign);


--
-- Name: cases_dispatch cases_dispatch_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_dispatch
    ADD CONSTRAINT cases_dispatch_pkey PRIMARY KEY (id);


--
-- Name: cases_extension cases_extension_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_extension
    ADD CONSTRAINT cases_extension_pkey PRIMARY KEY (id);


--
-- Name: cases_file cases_file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_file
    ADD CONSTRAINT cases_file_pkey PRIMARY KEY (file_id);


--
-- Name: cases_limit cases_limit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_limit
    ADD CONSTRAINT cases_limit_pkey PRIMARY KEY (channel, matter, urgent, step, from_day);


--
-- Name: cases_month cases_month_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_month
    ADD CONSTRAINT cases_month_pkey PRIMARY KEY (month);


--
-- Name: cases_outline cases_outline_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_outline
    ADD CONSTRAINT cases_outline_pkey PRIMARY KEY (site_id);


--
-- Name: cases_peer cases_peer_key_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_peer
    ADD CONSTRAINT cases_peer_key_once UNIQUE (key_id);


--
-- Name: cases_peer_nonce cases_peer_nonce_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_peer_nonce
    ADD CONSTRAINT cases_peer_nonce_pkey PRIMARY KEY (key_id, nonce);


--
-- Name: cases_peer cases_peer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_peer
    ADD CONSTRAINT cases_peer_pkey PRIMARY KEY (id);


--
-- Name: cases_post cases_post_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_post
    ADD CONSTRAINT cases_post_pkey PRIMARY KEY (id);


--
-- Name: cases_result cases_result_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_result
    ADD CONSTRAINT cases_result_pkey PRIMARY KEY (id);


--
-- Name: cases_step cases_step_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_step
    ADD CONSTRAINT cases_step_pkey PRIMARY KEY (id);


--
-- Name: catalogue_axis catalogue_axis_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_axis
    ADD CONSTRAINT catalogue_axis_pkey PRIMARY KEY (code);


--
-- Name: catalogue_cleanup_item catalogue_cleanup_item_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_cleanup_item
    ADD CONSTRAINT catalogue_cleanup_item_pkey PRIMARY KEY (cleanup_id, document_id);


--
-- Name: catalogue_cleanup catalogue_cleanup_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_cleanup
    ADD CONSTRAINT catalogue_cleanup_pkey PRIMARY KEY (id);


--
-- Name: catalogue_confidentiality catalogue_confidentiality_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_confidentiality
    ADD CONSTRAINT catalogue_confidentiality_pkey PRIMARY KEY (id);


--
-- Name: catalogue_document catalogue_document_index_number_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_document
    ADD CONSTRAINT catalogue_document_index_number_once UNIQUE (index_number);


--
-- Name: catalogue_document catalogue_document_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_document
    ADD CONSTRAINT catalogue_document_pkey PRIMARY KEY (id);


--
-- Name: catalogue_duty catalogue_duty_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_duty
    ADD CONSTRAINT catalogue_duty_pkey PRIMARY KEY (body_id, axis, code, from_day);


--
-- Name: catalogue_edition_closed catalogue_edition_closed_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_edition_closed
    ADD CONSTRAINT catalogue_edition_closed_pkey PRIMARY KEY (edition_id);


--
-- Name: catalogue_edition_file catalogue_edition_file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_edition_file
    ADD CONSTRAINT catalogue_edition_file_pkey PRIMARY KEY (file_id, edition_id);


--
-- Name: catalogue_edition catalogue_edition_no; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_edition
    ADD CONSTRAINT catalogue_edition_no UNIQUE (document_id, no);


--
-- Name: catalogue_edition catalogue_edition_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_edition
    ADD CONSTRAINT catalogue_edition_pkey PRIMARY KEY (id);


--
-- Name: catalogue_genre catalogue_genre_number_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_genre
    ADD CONSTRAINT catalogue_genre_number_once UNIQUE (number);


--
-- Name: catalogue_genre catalogue_genre_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_genre
    ADD CONSTRAINT catalogue_genre_pkey PRIMARY KEY (code);


--
-- Name: catalogue_handover_item catalogue_handover_item_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_handover_item
    ADD CONSTRAINT catalogue_handover_item_pkey PRIMARY KEY (handover_id, document_id);


--
-- Name: catalogue_handover catalogue_handover_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_handover
    ADD CONSTRAINT catalogue_handover_pkey PRIMARY KEY (id);


--
-- Name: catalogue_hold catalogue_hold_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_hold
    ADD CONSTRAINT catalogue_hold_pkey PRIMARY KEY (document_id, kind);


--
-- Name: catalogue_import catalogue_import_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_import
    ADD CONSTRAINT catalogue_import_pkey PRIMARY KEY (id);


--
-- Name: catalogue_import_row catalogue_import_row_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_import_row
    ADD CONSTRAINT catalogue_import_row_pkey PRIMARY KEY (import_id, no);


--
-- Name: catalogue_item catalogue_item_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_item
    ADD CONSTRAINT catalogue_item_pkey PRIMARY KEY (id);


--
-- Name: catalogue_joint catalogue_joint_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_joint
    ADD CONSTRAINT catalogue_joint_pkey PRIMARY KEY (document_id, body_id);


--
-- Name: catalogue_link catalogue_link_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_link
    ADD CONSTRAINT catalogue_link_pkey PRIMARY KEY (document_id, url);


--
-- Name: catalogue_old_address catalogue_old_address_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_old_address
    ADD CONSTRAINT catalogue_old_address_pkey PRIMARY KEY (path, site_id, host);


--
-- Name: catalogue_original catalogue_original_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_original
    ADD CONSTRAINT catalogue_original_pkey PRIMARY KEY (file_id);


--
-- Name: catalogue_placement catalogue_placement_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_placement
    ADD CONSTRAINT catalogue_placement_pkey PRIMARY KEY (document_id, axis, code, placed_at);


--
-- Name: catalogue_relation catalogue_relation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_relation
    ADD CONSTRAINT catalogue_relation_pkey PRIMARY KEY (id);


--
-- Name: catalogue_release catalogue_release_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_release
    ADD CONSTRAINT catalogue_release_pkey PRIMARY KEY (id);


--
-- Name: catalogue_theme catalogue_theme_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_theme
    ADD CONSTRAINT catalogue_theme_pkey PRIMARY KEY (code);


--
-- Name: catalogue_withheld_item catalogue_withheld_item_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_withheld_item
    ADD CONSTRAINT catalogue_withheld_item_pkey PRIMARY KEY (id);


--
-- Name: catalogue_working_copy catalogue_working_copy_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_working_copy
    ADD CONSTRAINT catalogue_working_copy_pkey PRIMARY KEY (account_id, document_id);


--
-- Name: citizens_account citizens_account_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.citizens_account
    ADD CONSTRAINT citizens_account_pkey PRIMARY KEY (id);


--
-- Name: citizens_code citizens_code_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.citizens_code
    ADD CONSTRAINT citizens_code_pkey PRIMARY KEY (contact_index);


--
-- Name: citizens_account citizens_contact_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.citizens_account
    ADD CONSTRAINT citizens_contact_once UNIQUE (contact_index);


--
-- Name: citizens_account citizens_identity_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.citizens_account
    ADD CONSTRAINT citizens_identity_once UNIQUE (identity_index);


--
-- Name: citizens_matter citizens_matter_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.citizens_matter
    ADD CONSTRAINT citizens_matter_pkey PRIMARY KEY (account_id, kind, id);


--
-- Name: citizens_session citizens_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.citizens_session
    ADD CONSTRAINT citizens_session_pkey PRIMARY KEY (token_hash);


--
-- Name: consultations_comment consultations_comment_number_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultations_comment
    ADD CONSTRAINT consultations_comment_number_once UNIQUE (number);


--
-- Name: consultations_comment consultations_comment_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultations_comment
    ADD CONSTRAINT consultations_comment_pkey PRIMARY KEY (id);


--
-- Name: consultations_consultation consultations_consultation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultations_consultation
    ADD CONSTRAINT consultations_consultation_pkey PRIMARY KEY (id);


--
-- Name: consultations_group consultations_group_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultations_group
    ADD CONSTRAINT consultations_group_pkey PRIMARY KEY (id);


--
-- Name: consultations_consultation consultations_number_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultations_consultation
    ADD CONSTRAINT consultations_number_once UNIQUE (number);


--
-- Name: consultations_paragraph consultations_paragraph_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultations_paragraph
    ADD CONSTRAINT consultations_paragraph_pkey PRIMARY KEY (consultation_id, no);


--
-- Name: corrections_correction corrections_correction_number_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.corrections_correction
    ADD CONSTRAINT corrections_correction_number_key UNIQUE (number);


--
-- Name: corrections_correction corrections_correction_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.corrections_correction
    ADD CONSTRAINT corrections_correction_pkey PRIMARY KEY (id);


--
-- Name: corrections_file corrections_file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.corrections_file
    ADD CONSTRAINT corrections_file_pkey PRIMARY KEY (correction_id, "position");


--
-- Name: evidence_package evidence_package_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.evidence_package
    ADD CONSTRAINT evidence_package_pkey PRIMARY KEY (id);


--
-- Name: fees_notice fees_notice_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.fees_notice
    ADD CONSTRAINT fees_notice_once UNIQUE (request_id);


--
-- Name: fees_notice fees_notice_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.fees_notice
    ADD CONSTRAINT fees_notice_pkey PRIMARY KEY (id);


--
-- Name: fees_setting fees_setting_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.fees_setting
    ADD CONSTRAINT fees_setting_pkey PRIMARY KEY (id);


--
-- Name: files_basket files_basket_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.files_basket
    ADD CONSTRAINT files_basket_pkey PRIMARY KEY (id);


--
-- Name: files_file files_file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.files_file
    ADD CONSTRAINT files_file_pkey PRIMARY KEY (id);


--
-- Name: files_text files_text_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.files_text
    ADD CONSTRAINT files_text_pkey PRIMARY KEY (file_id);


--
-- Name: filings_duty filings_duty_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.filings_duty
    ADD CONSTRAINT filings_duty_pkey PRIMARY KEY (body_id);


--
-- Name: filings_line filings_line_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.filings_line
    ADD CONSTRAINT filings_line_pkey PRIMARY KEY (id);


--
-- Name: filings_reminder filings_reminder_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.filings_reminder
    ADD CONSTRAINT filings_reminder_pkey PRIMARY KEY (id);


--
-- Name: filings_return filings_return_one_a_month; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.filings_return
    ADD CONSTRAINT filings_return_one_a_month UNIQUE (body_id, month);


--
-- Name: filings_return filings_return_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.filings_return
    ADD CONSTRAINT filings_return_pkey PRIMARY KEY (id);


--
-- Name: gazette_entry gazette_entry_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gazette_entry
    ADD CONSTRAINT gazette_entry_once UNIQUE (issue_id, document_id);


--
-- Name: gazette_entry gazette_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gazette_entry
    ADD CONSTRAINT gazette_entry_pkey PRIMARY KEY (issue_id, "position");


--
-- Name: gazette_issue gazette_issue_number; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gazette_issue
    ADD CONSTRAINT gazette_issue_number UNIQUE (body_id, year, number);


--
-- Name: gazette_issue gazette_issue_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gazette_issue
    ADD CONSTRAINT gazette_issue_pkey PRIMARY KEY (id);


--
-- Name: guard_guess guard_guess_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.guard_guess
    ADD CONSTRAINT guard_guess_pkey PRIMARY KEY (subject);


--
-- Name: guard_pace guard_pace_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.guard_pace
    ADD CONSTRAINT guard_pace_pkey PRIMARY KEY (what, who);


--
-- Name: guard_word guard_word_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.guard_word
    ADD CONSTRAINT guard_word_pkey PRIMARY KEY (word);


--
-- Name: identity_absence identity_absence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_absence
    ADD CONSTRAINT identity_absence_pkey PRIMARY KEY (id);


--
-- Name: identity_access_review identity_access_review_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_access_review
    ADD CONSTRAINT identity_access_review_pkey PRIMARY KEY (id);


--
-- Name: identity_account identity_account_login_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_account
    ADD CONSTRAINT identity_account_login_once UNIQUE (login);


--
-- Name: identity_account identity_account_outer_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_account
    ADD CONSTRAINT identity_account_outer_once UNIQUE (outer_subject);


--
-- Name: identity_account identity_account_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_account
    ADD CONSTRAINT identity_account_pkey PRIMARY KEY (id);


--
-- Name: identity_emergency identity_emergency_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_emergency
    ADD CONSTRAINT identity_emergency_pkey PRIMARY KEY (id);


--
-- Name: identity_former_password identity_former_password_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_former_password
    ADD CONSTRAINT identity_former_password_pkey PRIMARY KEY (account_id, set_at);


--
-- Name: identity_grant identity_grant_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_grant
    ADD CONSTRAINT identity_grant_pkey PRIMARY KEY (account_id, role, body_id);


--
-- Name: identity_link identity_link_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_link
    ADD CONSTRAINT identity_link_pkey PRIMARY KEY (token_hash);


--
-- Name: identity_passkey identity_passkey_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_passkey
    ADD CONSTRAINT identity_passkey_pkey PRIMARY KEY (id);


--
-- Name: identity_policy identity_policy_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_policy
    ADD CONSTRAINT identity_policy_pkey PRIMARY KEY (singleton);


--
-- Name: identity_proposal identity_proposal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_proposal
    ADD CONSTRAINT identity_proposal_pkey PRIMARY KEY (id);


--
-- Name: identity_recovery_code identity_recovery_code_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_recovery_code
    ADD CONSTRAINT identity_recovery_code_pkey PRIMARY KEY (code_index);


--
-- Name: identity_session identity_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_session
    ADD CONSTRAINT identity_session_pkey PRIMARY KEY (token_hash);


--
-- Name: identity_stranger identity_stranger_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_stranger
    ADD CONSTRAINT identity_stranger_pkey PRIMARY KEY (login_index);


--
-- Name: identity_totp identity_totp_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_totp
    ADD CONSTRAINT identity_totp_pkey PRIMARY KEY (account_id);


--
-- Name: interpretation_form interpretation_form_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interpretation_form
    ADD CONSTRAINT interpretation_form_pkey PRIMARY KEY (document_id, form);


--
-- Name: interpretation_policy interpretation_policy_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interpretation_policy
    ADD CONSTRAINT interpretation_policy_pkey PRIMARY KEY (document_id);


--
-- Name: interviews_interview interviews_interview_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interviews_interview
    ADD CONSTRAINT interviews_interview_pkey PRIMARY KEY (id);


--
-- Name: interviews_line interviews_line_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interviews_line
    ADD CONSTRAINT interviews_line_pkey PRIMARY KEY (interview_id, no);


--
-- Name: interviews_interview interviews_number_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interviews_interview
    ADD CONSTRAINT interviews_number_once UNIQUE (number);


--
-- Name: interviews_question interviews_question_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interviews_question
    ADD CONSTRAINT interviews_question_pkey PRIMARY KEY (id);


--
-- Name: jobs_job jobs_job_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.jobs_job
    ADD CONSTRAINT jobs_job_pkey PRIMARY KEY (name);


--
-- Name: ledger_entry ledger_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT ledger_entry_pkey PRIMARY KEY (id);


--
-- Name: ledger_entry ledger_entry_position_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_entry
    ADD CONSTRAINT ledger_entry_position_once UNIQUE ("position");


--
-- Name: ledger_follower ledger_follower_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_follower
    ADD CONSTRAINT ledger_follower_pkey PRIMARY KEY (name);


--
-- Name: ledger_head ledger_head_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_head
    ADD CONSTRAINT ledger_head_pkey PRIMARY KEY (size);


--
-- Name: ledger_log ledger_log_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_log
    ADD CONSTRAINT ledger_log_pkey PRIMARY KEY (singleton);


--
-- Name: ledger_node ledger_node_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.ledger_node
    ADD CONSTRAINT ledger_node_pkey PRIMARY KEY (level, index);


--
-- Name: letters_seal letters_seal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letters_seal
    ADD CONSTRAINT letters_seal_pkey PRIMARY KEY (id);


--
-- Name: letters_template letters_template_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letters_template
    ADD CONSTRAINT letters_template_pkey PRIMARY KEY (id);


--
-- Name: notify_contact notify_contact_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notify_contact
    ADD CONSTRAINT notify_contact_pkey PRIMARY KEY (account_id);


--
-- Name: notify_message notify_message_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notify_message
    ADD CONSTRAINT notify_message_pkey PRIMARY KEY (id);


--
-- Name: numbering_given numbering_given_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.numbering_given
    ADD CONSTRAINT numbering_given_pkey PRIMARY KEY (number);


--
-- Name: numbering_rule numbering_rule_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.numbering_rule
    ADD CONSTRAINT numbering_rule_pkey PRIMARY KEY (id);


--
-- Name: numbering_serial numbering_serial_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.numbering_serial
    ADD CONSTRAINT numbering_serial_pkey PRIMARY KEY (series, period);


--
-- Name: opinion_daily opinion_daily_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_daily
    ADD CONSTRAINT opinion_daily_pkey PRIMARY KEY (body_id, day);


--
-- Name: opinion_duty opinion_duty_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_duty
    ADD CONSTRAINT opinion_duty_pkey PRIMARY KEY (body_id, day);


--
-- Name: opinion_issue opinion_issue_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_issue
    ADD CONSTRAINT opinion_issue_once UNIQUE (body_id, kind, number);


--
-- Name: opinion_issue opinion_issue_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_issue
    ADD CONSTRAINT opinion_issue_pkey PRIMARY KEY (id);


--
-- Name: opinion_item opinion_item_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_item
    ADD CONSTRAINT opinion_item_pkey PRIMARY KEY (id);


--
-- Name: opinion_key opinion_key_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_key
    ADD CONSTRAINT opinion_key_once UNIQUE (key_hash);


--
-- Name: opinion_key opinion_key_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_key
    ADD CONSTRAINT opinion_key_pkey PRIMARY KEY (id);


--
-- Name: opinion_item opinion_number_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_item
    ADD CONSTRAINT opinion_number_once UNIQUE (body_id, number);


--
-- Name: opinion_risk opinion_risk_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_risk
    ADD CONSTRAINT opinion_risk_pkey PRIMARY KEY (id);


--
-- Name: opinion_rule opinion_rule_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_rule
    ADD CONSTRAINT opinion_rule_pkey PRIMARY KEY (id);


--
-- Name: opinion_source opinion_source_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_source
    ADD CONSTRAINT opinion_source_once UNIQUE (body_id, url);


--
-- Name: opinion_source opinion_source_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_source
    ADD CONSTRAINT opinion_source_pkey PRIMARY KEY (id);


--
-- Name: people_person people_person_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_pkey PRIMARY KEY (id);


--
-- Name: platform_key platform_key_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.platform_key
    ADD CONSTRAINT platform_key_pkey PRIMARY KEY (name);


--
-- Name: platform_once platform_once_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.platform_once
    ADD CONSTRAINT platform_once_pkey PRIMARY KEY (key);


--
-- Name: redaction_copy redaction_copy_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.redaction_copy
    ADD CONSTRAINT redaction_copy_pkey PRIMARY KEY (id);


--
-- Name: remedies_complaint remedies_complaint_number_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.remedies_complaint
    ADD CONSTRAINT remedies_complaint_number_once UNIQUE (number);


--
-- Name: remedies_complaint remedies_complaint_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.remedies_complaint
    ADD CONSTRAINT remedies_complaint_pkey PRIMARY KEY (id);


--
-- Name: remedies_remedy remedies_remedy_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.remedies_remedy
    ADD CONSTRAINT remedies_remedy_pkey PRIMARY KEY (id);


--
-- Name: report_entered report_entered_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_entered
    ADD CONSTRAINT report_entered_pkey PRIMARY KEY (report_id, cell);


--
-- Name: report_evidence report_evidence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_evidence
    ADD CONSTRAINT report_evidence_pkey PRIMARY KEY (report_id, file_id);


--
-- Name: report_figure report_figure_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_figure
    ADD CONSTRAINT report_figure_pkey PRIMARY KEY (report_id, cell);


--
-- Name: report_report report_report_one_edition; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_report
    ADD CONSTRAINT report_report_one_edition UNIQUE (body_id, year, edition);


--
-- Name: report_report report_report_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_report
    ADD CONSTRAINT report_report_pkey PRIMARY KEY (id);


--
-- Name: requests_consultation requests_consultation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_consultation
    ADD CONSTRAINT requests_consultation_pkey PRIMARY KEY (id);


--
-- Name: requests_disclosed requests_disclosed_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_disclosed
    ADD CONSTRAINT requests_disclosed_pkey PRIMARY KEY (request_id);


--
-- Name: requests_extension requests_extension_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_extension
    ADD CONSTRAINT requests_extension_pkey PRIMARY KEY (id);


--
-- Name: requests_file requests_file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_file
    ADD CONSTRAINT requests_file_pkey PRIMARY KEY (id);


--
-- Name: requests_guess requests_guess_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_guess
    ADD CONSTRAINT requests_guess_pkey PRIMARY KEY (number);


--
-- Name: requests_letter_mail requests_letter_mail_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_letter_mail
    ADD CONSTRAINT requests_letter_mail_pkey PRIMARY KEY (letter_id);


--
-- Name: requests_letter requests_letter_number_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_letter
    ADD CONSTRAINT requests_letter_number_once UNIQUE (number);


--
-- Name: requests_letter requests_letter_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_letter
    ADD CONSTRAINT requests_letter_pkey PRIMARY KEY (id);


--
-- Name: requests_letter_seal requests_letter_seal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_letter_seal
    ADD CONSTRAINT requests_letter_seal_pkey PRIMARY KEY (letter_id);


--
-- Name: requests_mail_file requests_mail_file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_mail_file
    ADD CONSTRAINT requests_mail_file_pkey PRIMARY KEY (mail_id, "position");


--
-- Name: requests_mail requests_mail_message_key_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_mail
    ADD CONSTRAINT requests_mail_message_key_key UNIQUE (message_key);


--
-- Name: requests_mail requests_mail_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_mail
    ADD CONSTRAINT requests_mail_pkey PRIMARY KEY (id);


--
-- Name: requests_note requests_note_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_note
    ADD CONSTRAINT requests_note_pkey PRIMARY KEY (id);


--
-- Name: requests_person requests_person_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_person
    ADD CONSTRAINT requests_person_pkey PRIMARY KEY (request_id, person_id);


--
-- Name: requests_rating requests_rating_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_rating
    ADD CONSTRAINT requests_rating_pkey PRIMARY KEY (request_id);


--
-- Name: requests_reminder requests_reminder_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_reminder
    ADD CONSTRAINT requests_reminder_pkey PRIMARY KEY (request_id, kind, about);


--
-- Name: requests_request requests_request_number_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_request
    ADD CONSTRAINT requests_request_number_once UNIQUE (number);


--
-- Name: requests_request requests_request_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_request
    ADD CONSTRAINT requests_request_pkey PRIMARY KEY (id);


--
-- Name: requests_saved requests_saved_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_saved
    ADD CONSTRAINT requests_saved_pkey PRIMARY KEY (code_hash);


--
-- Name: requests_search requests_search_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_search
    ADD CONSTRAINT requests_search_pkey PRIMARY KEY (id);


--
-- Name: requests_suggestion requests_suggestion_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_suggestion
    ADD CONSTRAINT requests_suggestion_pkey PRIMARY KEY (request_id);


--
-- Name: requests_task requests_task_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_task
    ADD CONSTRAINT requests_task_pkey PRIMARY KEY (id);


--
-- Name: requests_type_change requests_type_change_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_type_change
    ADD CONSTRAINT requests_type_change_pkey PRIMARY KEY (id);


--
-- Name: review_case review_case_paper_code_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_case
    ADD CONSTRAINT review_case_paper_code_once UNIQUE (paper_code);


--
-- Name: review_case review_case_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_case
    ADD CONSTRAINT review_case_pkey PRIMARY KEY (id);


--
-- Name: review_decision review_decision_one_person; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_decision
    ADD CONSTRAINT review_decision_one_person UNIQUE (case_id, person_id);


--
-- Name: CONSTRAINT review_decision_one_person ON review_decision; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON CONSTRAINT review_decision_one_person ON public.review_decision IS 'Nobody is two steps.';


--
-- Name: review_decision review_decision_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_decision
    ADD CONSTRAINT review_decision_pkey PRIMARY KEY (case_id, step);


--
-- Name: review_route review_route_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_route
    ADD CONSTRAINT review_route_pkey PRIMARY KEY (id);


--
-- Name: review_route_step review_route_step_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_route_step
    ADD CONSTRAINT review_route_step_pkey PRIMARY KEY (route_id, no);


--
-- Name: rules_outcome rules_outcome_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rules_outcome
    ADD CONSTRAINT rules_outcome_pkey PRIMARY KEY (code);


--
-- Name: rules_outcome_remedy rules_outcome_remedy_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rules_outcome_remedy
    ADD CONSTRAINT rules_outcome_remedy_pkey PRIMARY KEY (outcome, from_day);


--
-- Name: rules_outcome_row rules_outcome_row_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rules_outcome_row
    ADD CONSTRAINT rules_outcome_row_pkey PRIMARY KEY (outcome, format);


--
-- Name: rules_row rules_row_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rules_row
    ADD CONSTRAINT rules_row_pkey PRIMARY KEY (key, from_day);


--
-- Name: scan_report scan_report_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scan_report
    ADD CONSTRAINT scan_report_pkey PRIMARY KEY (id);


--
-- Name: scan_word scan_word_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scan_word
    ADD CONSTRAINT scan_word_once UNIQUE NULLS NOT DISTINCT (site_id, kind, word);


--
-- Name: scan_word scan_word_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scan_word
    ADD CONSTRAINT scan_word_pkey PRIMARY KEY (id);


--
-- Name: search_asked search_asked_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.search_asked
    ADD CONSTRAINT search_asked_pkey PRIMARY KEY (day, words);


--
-- Name: search_item search_item_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.search_item
    ADD CONSTRAINT search_item_pkey PRIMARY KEY (kind, id);


--
-- Name: search_phrase search_phrase_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.search_phrase
    ADD CONSTRAINT search_phrase_pkey PRIMARY KEY (phrase);


--
-- Name: search_synonym search_synonym_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.search_synonym
    ADD CONSTRAINT search_synonym_pkey PRIMARY KEY (id);


--
-- Name: search_word search_word_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.search_word
    ADD CONSTRAINT search_word_once UNIQUE (word);


--
-- Name: search_word search_word_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.search_word
    ADD CONSTRAINT search_word_pkey PRIMARY KEY (id);


--
-- Name: services_asked services_asked_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.services_asked
    ADD CONSTRAINT services_asked_pkey PRIMARY KEY (service_id, month);


--
-- Name: services_item services_item_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.services_item
    ADD CONSTRAINT services_item_pkey PRIMARY KEY (id);


--
-- Name: sites_column sites_column_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sites_column
    ADD CONSTRAINT sites_column_pkey PRIMARY KEY (id);


--
-- Name: sites_column_source sites_column_source_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sites_column_source
    ADD CONSTRAINT sites_column_source_pkey PRIMARY KEY (column_id, source_id);


--
-- Name: sites_profile sites_profile_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sites_profile
    ADD CONSTRAINT sites_profile_pkey PRIMARY KEY (body_id);


--
-- Name: sites_site sites_site_host_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sites_site
    ADD CONSTRAINT sites_site_host_once UNIQUE (host);


--
-- Name: sites_site sites_site_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sites_site
    ADD CONSTRAINT sites_site_pkey PRIMARY KEY (id);


--
-- Name: sites_views sites_views_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sites_views
    ADD CONSTRAINT sites_views_pkey PRIMARY KEY (day, site_id, part);


--
-- Name: supervision_coverage supervision_coverage_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_coverage
    ADD CONSTRAINT supervision_coverage_pkey PRIMARY KEY (root_id, year, body_id);


--
-- Name: supervision_reminder supervision_reminder_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_reminder
    ADD CONSTRAINT supervision_reminder_pkey PRIMARY KEY (id);


--
-- Name: supervision_return supervision_return_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_return
    ADD CONSTRAINT supervision_return_pkey PRIMARY KEY (id);


--
-- Name: supervision_return supervision_return_root_id_report_id_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_return
    ADD CONSTRAINT supervision_return_root_id_report_id_key UNIQUE (root_id, report_id);


--
-- Name: supervision_shared supervision_shared_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_shared
    ADD CONSTRAINT supervision_shared_pkey PRIMARY KEY (id);


--
-- Name: supervision_submission supervision_submission_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_submission
    ADD CONSTRAINT supervision_submission_once UNIQUE (root_id, year, file_hash, part);


--
-- Name: supervision_submission supervision_submission_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_submission
    ADD CONSTRAINT supervision_submission_pkey PRIMARY KEY (id);


--
-- Name: surveys_answer surveys_answer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_answer
    ADD CONSTRAINT surveys_answer_pkey PRIMARY KEY (id);


--
-- Name: surveys_hidden surveys_hidden_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_hidden
    ADD CONSTRAINT surveys_hidden_once UNIQUE (answer_id, question_key);


--
-- Name: surveys_hidden surveys_hidden_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_hidden
    ADD CONSTRAINT surveys_hidden_pkey PRIMARY KEY (id);


--
-- Name: surveys_survey surveys_number_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_survey
    ADD CONSTRAINT surveys_number_once UNIQUE (number);


--
-- Name: surveys_survey surveys_survey_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_survey
    ADD CONSTRAINT surveys_survey_pkey PRIMARY KEY (id);


--
-- Name: surveys_ticket surveys_ticket_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_ticket
    ADD CONSTRAINT surveys_ticket_pkey PRIMARY KEY (survey_id, digest);


--
-- Name: topics_item topics_item_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.topics_item
    ADD CONSTRAINT topics_item_pkey PRIMARY KEY (topic_id, document_id);


--
-- Name: topics_topic topics_topic_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.topics_topic
    ADD CONSTRAINT topics_topic_pkey PRIMARY KEY (id);


--
-- Name: bodies_change_from; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX bodies_change_from ON public.bodies_change USING btree (from_id);


--
-- Name: bodies_change_to; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX bodies_change_to ON public.bodies_change USING btree (to_id) WHERE takes_over;


--
-- Name: bodies_relation_from; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX bodies_relation_from ON public.bodies_relation USING btree (body_id, kind);


--
-- Name: bodies_relation_to; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX bodies_relation_to ON public.bodies_relation USING btree (other_id, kind);


--
-- Name: cases_answer_active; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_answer_active ON public.cases_answer USING btree (active, written_at DESC);


--
-- Name: cases_call_by_day; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_call_by_day ON public.cases_call USING btree (on_day);


--
-- Name: cases_case_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_case_due ON public.cases_case USING btree (due_at) WHERE (state = ANY (ARRAY['received'::text, 'dispatching'::text, 'signing'::text, 'returned'::text, 'handling'::text, 'reviewing'::text]));


--
-- Name: cases_case_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_case_of_body ON public.cases_case USING btree (body_id, state, due_at);


--
-- Name: cases_case_of_desk; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_case_of_desk ON public.cases_case USING btree (desk_body_id, state, due_at);


--
-- Name: cases_case_outer_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX cases_case_outer_once ON public.cases_case USING btree (channel, outer_number) WHERE (outer_number <> ''::text);


--
-- Name: cases_case_overdue; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_case_overdue ON public.cases_case USING btree (due_at) INCLUDE (channel, matter, body_id, desk_body_id, submitted_on, place, late, state, accepted_at, first_answered_at) WHERE ((accepted_at IS NOT NULL) AND (first_answered_at IS NULL) AND (state <> ALL (ARRAY['merged'::text, 'refused'::text, 'suspended'::text, 'void'::text])));


--
-- Name: cases_case_points; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_case_points ON public.cases_case USING btree (submitted_on) WHERE (lng IS NOT NULL);


--
-- Name: cases_case_public; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_case_public ON public.cases_case USING btree (channel, published_at DESC) WHERE ((published_at IS NOT NULL) AND (hidden_at IS NULL));


--
-- Name: cases_case_submitted; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_case_submitted ON public.cases_case USING btree (submitted_on, channel);


--
-- Name: cases_dispatch_of_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_dispatch_of_case ON public.cases_dispatch USING btree (case_id);


--
-- Name: cases_dispatch_sent; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_dispatch_sent ON public.cases_dispatch USING btree (sent_at);


--
-- Name: cases_dispatch_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_dispatch_waiting ON public.cases_dispatch USING btree (to_body_id) WHERE ((part = 'co'::text) AND (opinion_at IS NULL));


--
-- Name: cases_extension_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX cases_extension_open ON public.cases_extension USING btree (case_id, round) WHERE (granted IS NULL);


--
-- Name: cases_file_of_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_file_of_case ON public.cases_file USING btree (case_id, added_at);


--
-- Name: cases_post_of_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_post_of_case ON public.cases_post USING btree (case_id, at);


--
-- Name: cases_result_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_result_waiting ON public.cases_result USING btree (next_at) WHERE (delivered_at IS NULL);


--
-- Name: cases_step_of_case; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_step_of_case ON public.cases_step USING btree (case_id, at);


--
-- Name: cases_tally_dispatch_month; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_tally_dispatch_month ON public.cases_tally_dispatch USING btree (month);


--
-- Name: cases_tally_month; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_tally_month ON public.cases_tally USING btree (month);


--
-- Name: cases_tally_time_month; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX cases_tally_time_month ON public.cases_tally_time USING btree (month);


--
-- Name: catalogue_confidentiality_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_confidentiality_of ON public.catalogue_confidentiality USING btree (document_id, id DESC);


--
-- Name: catalogue_document_by_year; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_document_by_year ON public.catalogue_document USING btree (published_at) WHERE (published_at IS NOT NULL);


--
-- Name: catalogue_document_keywords; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_document_keywords ON public.catalogue_document USING gin (keywords) WHERE ((published_edition IS NOT NULL) AND (state <> 'withdrawn'::text));


--
-- Name: catalogue_document_listed; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_document_listed ON public.catalogue_document USING btree (column_id, published_at DESC, id) WHERE ((published_edition IS NOT NULL) AND (state <> 'withdrawn'::text));


--
-- Name: catalogue_document_not_yet; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_document_not_yet ON public.catalogue_document USING btree (id) WHERE (validity = 'not_yet'::text);


--
-- Name: catalogue_document_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_document_of_body ON public.catalogue_document USING btree (body_id, state, updated_at DESC);


--
-- Name: catalogue_document_publish_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_document_publish_at ON public.catalogue_document USING btree (publish_at) WHERE (publish_at IS NOT NULL);


--
-- Name: catalogue_document_shown; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_document_shown ON public.catalogue_document USING btree (column_id, published_at DESC) WHERE (state = 'published'::text);


--
-- Name: catalogue_document_take_down_on; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_document_take_down_on ON public.catalogue_document USING btree (take_down_on) WHERE ((state = 'published'::text) AND (take_down_on IS NOT NULL));


--
-- Name: catalogue_document_withdraw_at; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_document_withdraw_at ON public.catalogue_document USING btree (withdraw_at) WHERE (withdraw_at IS NOT NULL);


--
-- Name: catalogue_edition_file_edition; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_edition_file_edition ON public.catalogue_edition_file USING btree (edition_id);


--
-- Name: catalogue_handover_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_handover_body ON public.catalogue_handover USING btree (body_id, made_at DESC);


--
-- Name: catalogue_handover_item_edition; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_handover_item_edition ON public.catalogue_handover_item USING btree (edition_id);


--
-- Name: catalogue_import_row_left; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_import_row_left ON public.catalogue_import_row USING btree (import_id, no) WHERE (outcome = 'ready'::text);


--
-- Name: catalogue_item_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX catalogue_item_once ON public.catalogue_item USING btree (axis, code, from_day, COALESCE(site_id, '00000000-0000-0000-0000-000000000000'::uuid));


--
-- Name: catalogue_joint_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_joint_body ON public.catalogue_joint USING btree (body_id);


--
-- Name: catalogue_link_failing; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_link_failing ON public.catalogue_link USING btree (failing_since) WHERE (problem <> ''::text);


--
-- Name: catalogue_link_turn; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_link_turn ON public.catalogue_link USING btree (checked_at NULLS FIRST);


--
-- Name: catalogue_old_address_of_document; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_old_address_of_document ON public.catalogue_old_address USING btree (document_id) WHERE (document_id IS NOT NULL);


--
-- Name: catalogue_old_address_of_import; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_old_address_of_import ON public.catalogue_old_address USING btree (import_id, row_no);


--
-- Name: catalogue_placement_of_item; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_placement_of_item ON public.catalogue_placement USING btree (axis, code) WHERE (removed_at IS NULL);


--
-- Name: catalogue_relation_back; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_relation_back ON public.catalogue_relation USING btree (to_document) WHERE (removed_at IS NULL);


--
-- Name: catalogue_relation_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX catalogue_relation_once ON public.catalogue_relation USING btree (from_document, kind, to_document) WHERE ((removed_at IS NULL) AND (to_document IS NOT NULL));


--
-- Name: catalogue_release_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_release_body ON public.catalogue_release USING btree (body_id, planned_on);


--
-- Name: catalogue_release_day; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_release_day ON public.catalogue_release USING btree (planned_on);


--
-- Name: catalogue_withheld_item_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_withheld_item_body ON public.catalogue_withheld_item USING btree (body_id, from_day);


--
-- Name: catalogue_working_copy_document; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_working_copy_document ON public.catalogue_working_copy USING btree (document_id);


--
-- Name: citizens_matter_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX citizens_matter_of ON public.citizens_matter USING btree (kind, id);


--
-- Name: consultations_by_day; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX consultations_by_day ON public.consultations_consultation USING btree (opens_on DESC) WHERE (opens_on IS NOT NULL);


--
-- Name: consultations_comment_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX consultations_comment_of ON public.consultations_comment USING btree (consultation_id, state, submitted_at);


--
-- Name: consultations_group_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX consultations_group_of ON public.consultations_group USING btree (consultation_id, "position");


--
-- Name: consultations_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX consultations_of_body ON public.consultations_consultation USING btree (body_id, state);


--
-- Name: corrections_correction_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX corrections_correction_of_body ON public.corrections_correction USING btree (body_id, closed_on);


--
-- Name: evidence_package_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX evidence_package_of ON public.evidence_package USING btree (kind, subject_id);


--
-- Name: fees_notice_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX fees_notice_of_body ON public.fees_notice USING btree (body_id, issued_on);


--
-- Name: fees_setting_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX fees_setting_of_body ON public.fees_setting USING btree (body_id, from_day);


--
-- Name: files_basket_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX files_basket_of ON public.files_basket USING btree (basket);


--
-- Name: files_basket_until; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX files_basket_until ON public.files_basket USING btree (until_day);


--
-- Name: files_file_hash; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX files_file_hash ON public.files_file USING btree (hash);


--
-- Name: filings_line_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX filings_line_of_body ON public.filings_line USING btree (body_id, received_on);


--
-- Name: filings_reminder_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX filings_reminder_of_body ON public.filings_reminder USING btree (body_id, month);


--
-- Name: guard_pace_since; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX guard_pace_since ON public.guard_pace USING btree (since);


--
-- Name: identity_absence_deputy; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX identity_absence_deputy ON public.identity_absence USING btree (deputy_id, from_day, until_day) WHERE (ended_at IS NULL);


--
-- Name: identity_access_review_latest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX identity_access_review_latest ON public.identity_access_review USING btree (reviewed_at DESC);


--
-- Name: identity_emergency_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX identity_emergency_account ON public.identity_emergency USING btree (account_id, expires_at);


--
-- Name: identity_link_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX identity_link_account ON public.identity_link USING btree (account_id);


--
-- Name: identity_passkey_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX identity_passkey_account ON public.identity_passkey USING btree (account_id);


--
-- Name: identity_proposal_open; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX identity_proposal_open ON public.identity_proposal USING btree (proposed_at) WHERE (verdict IS NULL);


--
-- Name: identity_recovery_code_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX identity_recovery_code_account ON public.identity_recovery_code USING btree (account_id);


--
-- Name: identity_session_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX identity_session_account ON public.identity_session USING btree (account_id);


--
-- Name: identity_session_id; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX identity_session_id ON public.identity_session USING btree (id);


--
-- Name: interviews_by_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX interviews_by_time ON public.interviews_interview USING btree (starts_at DESC);


--
-- Name: interviews_question_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX interviews_question_of ON public.interviews_question USING btree (interview_id, state, asked_at);


--
-- Name: ledger_entry_actor; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_entry_actor ON public.ledger_entry USING btree (actor_id, recorded_at) WHERE (actor_id IS NOT NULL);


--
-- Name: ledger_entry_kind; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_entry_kind ON public.ledger_entry USING btree (kind, recorded_at);


--
-- Name: ledger_entry_recorded; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_entry_recorded ON public.ledger_entry USING btree (recorded_at);


--
-- Name: ledger_entry_subject; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_entry_subject ON public.ledger_entry USING btree (subject_kind, subject_id, "position");


--
-- Name: ledger_entry_unnumbered; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX ledger_entry_unnumbered ON public.ledger_entry USING btree (id) WHERE ("position" IS NULL);


--
-- Name: letters_seal_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letters_seal_of_body ON public.letters_seal USING btree (body_id, from_day);


--
-- Name: letters_template_of_kind; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX letters_template_of_kind ON public.letters_template USING btree (kind, body_id, from_day);


--
-- Name: notify_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX notify_waiting ON public.notify_message USING btree (next_at) WHERE (state = 'waiting'::text);


--
-- Name: numbering_rule_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX numbering_rule_once ON public.numbering_rule USING btree (COALESCE(site_id, '00000000-0000-0000-0000-000000000000'::uuid), COALESCE(body_id, '00000000-0000-0000-0000-000000000000'::uuid), from_day);


--
-- Name: opinion_of_assigned; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX opinion_of_assigned ON public.opinion_item USING btree (assigned_to, state);


--
-- Name: opinion_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX opinion_of_body ON public.opinion_item USING btree (body_id, state, respond_due);


--
-- Name: opinion_outer_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX opinion_outer_once ON public.opinion_item USING btree (body_id, outer_id) WHERE (outer_id IS NOT NULL);


--
-- Name: people_person_document; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX people_person_document ON public.people_person USING btree (document_index);


--
-- Name: redaction_copy_of_request; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX redaction_copy_of_request ON public.redaction_copy USING btree (request_id);


--
-- Name: redaction_copy_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX redaction_copy_waiting ON public.redaction_copy USING btree (body_id) WHERE (state = ANY (ARRAY['checking'::text, 'burning'::text]));


--
-- Name: remedies_complaint_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX remedies_complaint_of_body ON public.remedies_complaint USING btree (body_id, received_on);


--
-- Name: remedies_remedy_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX remedies_remedy_of_body ON public.remedies_remedy USING btree (body_id, accepted_on);


--
-- Name: remedies_remedy_one_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX remedies_remedy_one_open ON public.remedies_remedy USING btree (request_id, kind, brought_by) WHERE (result IS NULL);


--
-- Name: report_frozen_record_of_cell; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX report_frozen_record_of_cell ON public.report_frozen_record USING btree (report_id, cell);


--
-- Name: report_report_of_year; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX report_report_of_year ON public.report_report USING btree (year, body_id);


--
-- Name: requests_consultation_of_request; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_consultation_of_request ON public.requests_consultation USING btree (request_id);


--
-- Name: requests_disclosed_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_disclosed_of_body ON public.requests_disclosed USING btree (body_id, published_on DESC) WHERE (withdrawn_on IS NULL);


--
-- Name: requests_extension_one_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX requests_extension_one_open ON public.requests_extension USING btree (request_id) WHERE (verdict IS NULL);


--
-- Name: requests_file_of_request; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_file_of_request ON public.requests_file USING btree (request_id);


--
-- Name: requests_letter_mail_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_letter_mail_waiting ON public.requests_letter_mail USING btree (next_at) WHERE (state = 'waiting'::text);


--
-- Name: requests_letter_of_request; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_letter_of_request ON public.requests_letter USING btree (request_id);


--
-- Name: requests_letter_seal_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_letter_seal_waiting ON public.requests_letter_seal USING btree (next_at) WHERE (state = 'waiting'::text);


--
-- Name: requests_mail_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_mail_waiting ON public.requests_mail USING btree (body_id, arrived_on) WHERE (state = 'waiting'::text);


--
-- Name: requests_note_of_request; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_note_of_request ON public.requests_note USING btree (request_id);


--
-- Name: requests_request_decided_on; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_request_decided_on ON public.requests_request USING btree (body_id, decided_on);


--
-- Name: requests_request_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_request_of_body ON public.requests_request USING btree (body_id, state, due_on);


--
-- Name: requests_request_open_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_request_open_due ON public.requests_request USING btree (due_on) WHERE (state <> 'decided'::text);


--
-- Name: requests_request_open_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_request_open_of_body ON public.requests_request USING btree (body_id, due_on) WHERE (state <> 'decided'::text);


--
-- Name: requests_request_person; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_request_person ON public.requests_request USING btree (person_id);


--
-- Name: requests_request_received; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_request_received ON public.requests_request USING btree (body_id, received_on);


--
-- Name: requests_search_of_request; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_search_of_request ON public.requests_search USING btree (request_id);


--
-- Name: requests_suggestion_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_suggestion_waiting ON public.requests_suggestion USING btree (body_id) WHERE (verdict IS NULL);


--
-- Name: requests_task_of_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_task_of_account ON public.requests_task USING btree (account_id) WHERE (answered_on IS NULL);


--
-- Name: requests_task_of_request; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_task_of_request ON public.requests_task USING btree (request_id);


--
-- Name: requests_type_change_one_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX requests_type_change_one_open ON public.requests_type_change USING btree (request_id) WHERE (verdict IS NULL);


--
-- Name: review_case_one_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX review_case_one_open ON public.review_case USING btree (subject_kind, subject_id) WHERE (state = 'open'::text);


--
-- Name: review_case_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX review_case_waiting ON public.review_case USING btree (step_body_id, step_role) WHERE (state = 'open'::text);


--
-- Name: review_route_for; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX review_route_for ON public.review_route USING btree (subject_kind, body_id, from_day);


--
-- Name: scan_report_digest; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX scan_report_digest ON public.scan_report USING btree (digest);


--
-- Name: scan_report_subject; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX scan_report_subject ON public.scan_report USING btree (subject_kind, subject_id);


--
-- Name: search_item_day; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX search_item_day ON public.search_item USING btree (day DESC);


--
-- Name: search_item_index_key; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX search_item_index_key ON public.search_item USING btree (index_key text_pattern_ops) WHERE (index_key <> ''::text);


--
-- Name: search_item_number_key; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX search_item_number_key ON public.search_item USING btree (number_key text_pattern_ops) WHERE (number_key <> ''::text);


--
-- Name: search_item_title_tokens; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX search_item_title_tokens ON public.search_item USING gin (title_tokens) WITH (gin_pending_list_limit='256');


--
-- Name: search_item_tokens; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX search_item_tokens ON public.search_item USING gin (tokens) WITH (gin_pending_list_limit='256');


--
-- Name: search_phrase_initials; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX search_phrase_initials ON public.search_phrase USING btree (initials text_pattern_ops);


--
-- Name: search_phrase_pinyin; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX search_phrase_pinyin ON public.search_phrase USING btree (pinyin text_pattern_ops);


--
-- Name: search_phrase_sound; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX search_phrase_sound ON public.search_phrase USING btree (sound);


--
-- Name: search_phrase_start; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX search_phrase_start ON public.search_phrase USING btree (phrase text_pattern_ops);


--
-- Name: services_item_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX services_item_body ON public.services_item USING btree (body_id, state);


--
-- Name: services_item_in; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX services_item_in ON public.services_item USING gin (shown jsonb_path_ops);


--
-- Name: sites_column_tree; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sites_column_tree ON public.sites_column USING btree (site_id, parent_id, "position");


--
-- Name: supervision_reminder_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_reminder_of_body ON public.supervision_reminder USING btree (body_id, year);


--
-- Name: supervision_return_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_return_body ON public.supervision_return USING btree (body_id, year);


--
-- Name: supervision_submission_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX supervision_submission_of_body ON public.supervision_submission USING btree (body_id, year);


--
-- Name: surveys_answer_of; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_answer_of ON public.surveys_answer USING btree (survey_id);


--
-- Name: surveys_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX surveys_of_body ON public.surveys_survey USING btree (body_id, state);


--
-- Name: topics_item_document; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX topics_item_document ON public.topics_item USING btree (document_id);


--
-- Name: catalogue_edition catalogue_edition_frozen; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER catalogue_edition_frozen BEFORE DELETE OR UPDATE ON public.catalogue_edition FOR EACH ROW EXECUTE FUNCTION public.catalogue_edition_guard();


--
-- Name: identity_grant identity_grant_separate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER identity_grant_separate BEFORE INSERT OR UPDATE ON public.identity_grant FOR EACH ROW EXECUTE FUNCTION public.identity_grant_separation();


--
-- Name: ledger_entry ledger_entry_append_only; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER ledger_entry_append_only BEFORE DELETE OR UPDATE ON public.ledger_entry FOR EACH ROW EXECUTE FUNCTION public.ledger_entry_guard();


--
-- Name: report_frozen_record report_frozen_record_stays; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER report_frozen_record_stays BEFORE DELETE OR UPDATE ON public.report_frozen_record FOR EACH ROW EXECUTE FUNCTION public.report_records_stay();


--
-- Name: report_report report_report_stays; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER report_report_stays BEFORE DELETE OR UPDATE ON public.report_report FOR EACH ROW EXECUTE FUNCTION public.report_stays();


--
-- Name: report_report report_spread_figures; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER report_spread_figures AFTER INSERT OR UPDATE OF canonical ON public.report_report FOR EACH ROW EXECUTE FUNCTION public.report_spread_figures();


--
-- Name: requests_letter requests_letter_frozen; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER requests_letter_frozen BEFORE DELETE OR UPDATE ON public.requests_letter FOR EACH ROW EXECUTE FUNCTION public.requests_letter_guard();


--
-- Name: bodies_body bodies_body_kind_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bodies_body
    ADD CONSTRAINT bodies_body_kind_fkey FOREIGN KEY (kind) REFERENCES public.bodies_kind(kind);


--
-- Name: bodies_change bodies_change_from_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bodies_change
    ADD CONSTRAINT bodies_change_from_id_fkey FOREIGN KEY (from_id) REFERENCES public.bodies_body(id);


--
-- Name: bodies_change bodies_change_to_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bodies_change
    ADD CONSTRAINT bodies_change_to_id_fkey FOREIGN KEY (to_id) REFERENCES public.bodies_body(id);


--
-- Name: bodies_name bodies_name_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bodies_name
    ADD CONSTRAINT bodies_name_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: bodies_relation bodies_relation_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bodies_relation
    ADD CONSTRAINT bodies_relation_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: bodies_relation bodies_relation_other_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bodies_relation
    ADD CONSTRAINT bodies_relation_other_id_fkey FOREIGN KEY (other_id) REFERENCES public.bodies_body(id);


--
-- Name: cases_answer cases_answer_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_answer
    ADD CONSTRAINT cases_answer_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: cases_answer cases_answer_written_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_answer
    ADD CONSTRAINT cases_answer_written_by_fkey FOREIGN KEY (written_by) REFERENCES public.identity_account(id);


--
-- Name: cases_call cases_call_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_call
    ADD CONSTRAINT cases_call_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: cases_card cases_card_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_card
    ADD CONSTRAINT cases_card_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: cases_card cases_card_case_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_card
    ADD CONSTRAINT cases_card_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.cases_case(id);


--
-- Name: cases_case cases_case_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: cases_case cases_case_channel_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_channel_fkey FOREIGN KEY (channel) REFERENCES public.cases_channel(code);


--
-- Name: cases_case cases_case_desk_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_desk_body_id_fkey FOREIGN KEY (desk_body_id) REFERENCES public.bodies_body(id);


--
-- Name: cases_case cases_case_merged_into_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES public.cases_case(id);


--
-- Name: cases_case cases_case_peer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_peer_id_fkey FOREIGN KEY (peer_id) REFERENCES public.cases_peer(id);


--
-- Name: cases_case cases_case_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.people_person(id);


--
-- Name: cases_case cases_case_proposed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_case
    ADD CONSTRAINT cases_case_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES public.identity_account(id);


--
-- Name: cases_channel cases_channel_desk_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_channel
    ADD CONSTRAINT cases_channel_desk_body_id_fkey FOREIGN KEY (desk_body_id) REFERENCES public.bodies_body(id);


--
-- Name: cases_dispatch cases_dispatch_case_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_dispatch
    ADD CONSTRAINT cases_dispatch_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.cases_case(id);


--
-- Name: cases_dispatch cases_dispatch_from_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_dispatch
    ADD CONSTRAINT cases_dispatch_from_body_id_fkey FOREIGN KEY (from_body_id) REFERENCES public.bodies_body(id);


--
-- Name: cases_dispatch cases_dispatch_to_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_dispatch
    ADD CONSTRAINT cases_dispatch_to_body_id_fkey FOREIGN KEY (to_body_id) REFERENCES public.bodies_body(id);


--
-- Name: cases_extension cases_extension_asked_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_extension
    ADD CONSTRAINT cases_extension_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES public.identity_account(id);


--
-- Name: cases_extension cases_extension_case_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_extension
    ADD CONSTRAINT cases_extension_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.cases_case(id);


--
-- Name: cases_extension cases_extension_decided_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_extension
    ADD CONSTRAINT cases_extension_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.identity_account(id);


--
-- Name: cases_file cases_file_added_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_file
    ADD CONSTRAINT cases_file_added_by_fkey FOREIGN KEY (added_by) REFERENCES public.identity_account(id);


--
-- Name: cases_file cases_file_case_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_file
    ADD CONSTRAINT cases_file_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.cases_case(id);


--
-- Name: cases_file cases_file_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_file
    ADD CONSTRAINT cases_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.files_file(id);


--
-- Name: cases_limit cases_limit_channel_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_limit
    ADD CONSTRAINT cases_limit_channel_fkey FOREIGN KEY (channel) REFERENCES public.cases_channel(code);


--
-- Name: cases_outline cases_outline_saved_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_outline
    ADD CONSTRAINT cases_outline_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES public.identity_account(id);


--
-- Name: cases_outline cases_outline_site_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_outline
    ADD CONSTRAINT cases_outline_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.sites_site(id);


--
-- Name: cases_peer cases_peer_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_peer
    ADD CONSTRAINT cases_peer_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: cases_post cases_post_case_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_post
    ADD CONSTRAINT cases_post_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.cases_case(id);


--
-- Name: cases_result cases_result_case_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_result
    ADD CONSTRAINT cases_result_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.cases_case(id);


--
-- Name: cases_result cases_result_peer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_result
    ADD CONSTRAINT cases_result_peer_id_fkey FOREIGN KEY (peer_id) REFERENCES public.cases_peer(id);


--
-- Name: cases_step cases_step_actor_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_step
    ADD CONSTRAINT cases_step_actor_fkey FOREIGN KEY (actor) REFERENCES public.identity_account(id);


--
-- Name: cases_step cases_step_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_step
    ADD CONSTRAINT cases_step_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: cases_step cases_step_case_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_step
    ADD CONSTRAINT cases_step_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.cases_case(id);


--
-- Name: cases_tally_dispatch cases_tally_dispatch_month_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_tally_dispatch
    ADD CONSTRAINT cases_tally_dispatch_month_fkey FOREIGN KEY (month) REFERENCES public.cases_month(month);


--
-- Name: cases_tally cases_tally_month_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_tally
    ADD CONSTRAINT cases_tally_month_fkey FOREIGN KEY (month) REFERENCES public.cases_month(month);


--
-- Name: cases_tally_time cases_tally_time_month_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.cases_tally_time
    ADD CONSTRAINT cases_tally_time_month_fkey FOREIGN KEY (month) REFERENCES public.cases_month(month);


--
-- Name: catalogue_cleanup catalogue_cleanup_announcement_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_cleanup
    ADD CONSTRAINT catalogue_cleanup_announcement_fkey FOREIGN KEY (announcement) REFERENCES public.catalogue_document(id);


--
-- Name: catalogue_cleanup catalogue_cleanup_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_cleanup
    ADD CONSTRAINT catalogue_cleanup_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: catalogue_cleanup_item catalogue_cleanup_item_cleanup_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_cleanup_item
    ADD CONSTRAINT catalogue_cleanup_item_cleanup_id_fkey FOREIGN KEY (cleanup_id) REFERENCES public.catalogue_cleanup(id);


--
-- Name: catalogue_cleanup_item catalogue_cleanup_item_decided_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_cleanup_item
    ADD CONSTRAINT catalogue_cleanup_item_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.identity_account(id);


--
-- Name: catalogue_cleanup_item catalogue_cleanup_item_document_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_cleanup_item
    ADD CONSTRAINT catalogue_cleanup_item_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.catalogue_document(id);


--
-- Name: catalogue_cleanup catalogue_cleanup_opened_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_cleanup
    ADD CONSTRAINT catalogue_cleanup_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES public.identity_account(id);


--
-- Name: catalogue_confidentiality catalogue_confidentiality_document_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_confidentiality
    ADD CONSTRAINT catalogue_confidentiality_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.catalogue_document(id);


--
-- Name: catalogue_confidentiality catalogue_confidentiality_ruling_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_confidentiality
    ADD CONSTRAINT catalogue_confidentiality_ruling_by_fkey FOREIGN KEY (ruling_by) REFERENCES public.identity_account(id);


--
-- Name: catalogue_confidentiality catalogue_confidentiality_signed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_confidentiality
    ADD CONSTRAINT catalogue_confidentiality_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES public.identity_account(id);


--
-- Name: catalogue_document catalogue_document_attribute_decided_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_document
    ADD CONSTRAINT catalogue_document_attribute_decided_by_fkey FOREIGN KEY (attribute_decided_by) REFERENCES public.identity_account(id);


--
-- Name: catalogue_document catalogue_document_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_document
    ADD CONSTRAINT catalogue_document_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: catalogue_document catalogue_document_column_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_document
    ADD CONSTRAINT catalogue_document_column_id_fkey FOREIGN KEY (column_id) REFERENCES public.sites_column(id);


--
-- Name: catalogue_document catalogue_document_created_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_document
    ADD CONSTRAINT catalogue_document_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.identity_account(id);


--
-- Name: catalogue_document catalogue_document_emergency_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_document
    ADD CONSTRAINT catalogue_document_emergency_by_fkey FOREIGN KEY (emergency_by) REFERENCES public.identity_account(id);


--
-- Name: catalogue_document catalogue_document_genre_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_document
    ADD CONSTRAINT catalogue_document_genre_fkey FOREIGN KEY (genre) REFERENCES public.catalogue_genre(code);


--
-- Name: catalogue_document catalogue_document_redirect_to_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_document
    ADD CONSTRAINT catalogue_document_redirect_to_fkey FOREIGN KEY (redirect_to) REFERENCES public.catalogue_document(id);


--
-- Name: catalogue_document catalogue_document_theme_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_document
    ADD CONSTRAINT catalogue_document_theme_fkey FOREIGN KEY (theme) REFERENCES public.catalogue_theme(code);


--
-- Name: catalogue_duty catalogue_duty_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_duty
    ADD CONSTRAINT catalogue_duty_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: catalogue_duty catalogue_duty_entered_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_duty
    ADD CONSTRAINT catalogue_duty_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.identity_account(id);


--
-- Name: catalogue_edition_closed catalogue_edition_closed_closed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_edition_closed
    ADD CONSTRAINT catalogue_edition_closed_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES public.identity_account(id);


--
-- Name: catalogue_edition_closed catalogue_edition_closed_edition_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_edition_closed
    ADD CONSTRAINT catalogue_edition_closed_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES public.catalogue_edition(id);


--
-- Name: catalogue_edition catalogue_edition_document_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_edition
    ADD CONSTRAINT catalogue_edition_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.catalogue_document(id);


--
-- Name: catalogue_edition_file catalogue_edition_file_edition_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_edition_file
    ADD CONSTRAINT catalogue_edition_file_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES public.catalogue_edition(id);


--
-- Name: catalogue_edition catalogue_edition_frozen_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_edition
    ADD CONSTRAINT catalogue_edition_frozen_by_fkey FOREIGN KEY (frozen_by) REFERENCES public.identity_account(id);


--
-- Name: catalogue_handover catalogue_handover_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_handover
    ADD CONSTRAINT catalogue_handover_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: catalogue_handover_item catalogue_handover_item_document_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_handover_item
    ADD CONSTRAINT catalogue_handover_item_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.catalogue_document(id);


--
-- Name: catalogue_handover_item catalogue_handover_item_edition_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_handover_item
    ADD CONSTRAINT catalogue_handover_item_edition_id_fkey FOREIGN KEY (edition_id) REFERENCES public.catalogue_edition(id);


--
-- Name: catalogue_handover_item catalogue_handover_item_handover_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_handover_item
    ADD CONSTRAINT catalogue_handover_item_handover_id_fkey FOREIGN KEY (handover_id) REFERENCES public.catalogue_handover(id);


--
-- Name: catalogue_hold catalogue_hold_document_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_hold
    ADD CONSTRAINT catalogue_hold_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.catalogue_document(id);


--
-- Name: catalogue_import catalogue_import_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_import
    ADD CONSTRAINT catalogue_import_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: catalogue_import catalogue_import_created_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_import
    ADD CONSTRAINT catalogue_import_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.identity_account(id);


--
-- Name: catalogue_import_row catalogue_import_row_import_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_import_row
    ADD CONSTRAINT catalogue_import_row_import_id_fkey FOREIGN KEY (import_id) REFERENCES public.catalogue_import(id);


--
-- Name: catalogue_item catalogue_item_axis_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_item
    ADD CONSTRAINT catalogue_item_axis_fkey FOREIGN KEY (axis) REFERENCES public.catalogue_axis(code);


--
-- Name: catalogue_item catalogue_item_site_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_item
    ADD CONSTRAINT catalogue_item_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.sites_site(id);


--
-- Name: catalogue_joint catalogue_joint_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_joint
    ADD CONSTRAINT catalogue_joint_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: catalogue_joint catalogue_joint_document_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_joint
    ADD CONSTRAINT catalogue_joint_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.catalogue_document(id);


--
-- Name: catalogue_link catalogue_link_document_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_link
    ADD CONSTRAINT catalogue_link_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.catalogue_document(id);


--
-- Name: catalogue_old_address catalogue_old_address_column_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_old_address
    ADD CONSTRAINT catalogue_old_address_column_id_fkey FOREIGN KEY (column_id) REFERENCES public.sites_column(id);


--
-- Name: catalogue_old_address catalogue_old_address_import_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_old_address
    ADD CONSTRAINT catalogue_old_address_import_id_fkey FOREIGN KEY (import_id) REFERENCES public.catalogue_import(id);


--
-- Name: catalogue_old_address catalogue_old_address_site_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_old_address
    ADD CONSTRAINT catalogue_old_address_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.sites_site(id);


--
-- Name: catalogue_original catalogue_original_document_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_original
    ADD CONSTRAINT catalogue_original_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.catalogue_document(id);


--
-- Name: catalogue_original catalogue_original_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_original
    ADD CONSTRAINT catalogue_original_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.files_file(id);


--
-- Name: catalogue_original catalogue_original_made_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_original
    ADD CONSTRAINT catalogue_original_made_by_fkey FOREIGN KEY (made_by) REFERENCES public.identity_account(id);


--
-- Name: catalogue_original catalogue_original_original_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_original
    ADD CONSTRAINT catalogue_original_original_id_fkey FOREIGN KEY (original_id) REFERENCES public.files_file(id);


--
-- Name: catalogue_placement catalogue_placement_axis_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_placement
    ADD CONSTRAINT catalogue_placement_axis_fkey FOREIGN KEY (axis) REFERENCES public.catalogue_axis(code);


--
-- Name: catalogue_placement catalogue_placement_document_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_placement
    ADD CONSTRAINT catalogue_placement_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.catalogue_document(id);


--
-- Name: catalogue_placement catalogue_placement_placed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_placement
    ADD CONSTRAINT catalogue_placement_placed_by_fkey FOREIGN KEY (placed_by) REFERENCES public.identity_account(id);


--
-- Name: catalogue_relation catalogue_relation_entered_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_relation
    ADD CONSTRAINT catalogue_relation_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.identity_account(id);


--
-- Name: catalogue_relation catalogue_relation_from_document_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_relation
    ADD CONSTRAINT catalogue_relation_from_document_fkey FOREIGN KEY (from_document) REFERENCES public.catalogue_document(id);


--
-- Name: catalogue_relation catalogue_relation_to_document_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_relation
    ADD CONSTRAINT catalogue_relation_to_document_fkey FOREIGN KEY (to_document) REFERENCES public.catalogue_document(id);


--
-- Name: catalogue_release catalogue_release_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_release
    ADD CONSTRAINT catalogue_release_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: catalogue_release catalogue_release_document_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_release
    ADD CONSTRAINT catalogue_release_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.catalogue_document(id);


--
-- Name: catalogue_theme catalogue_theme_parent_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_theme
    ADD CONSTRAINT catalogue_theme_parent_fkey FOREIGN KEY (parent) REFERENCES public.catalogue_theme(code);


--
-- Name: catalogue_withheld_item catalogue_withheld_item_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_withheld_item
    ADD CONSTRAINT catalogue_withheld_item_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: catalogue_working_copy catalogue_working_copy_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_working_copy
    ADD CONSTRAINT catalogue_working_copy_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.identity_account(id) ON DELETE CASCADE;


--
-- Name: citizens_matter citizens_matter_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.citizens_matter
    ADD CONSTRAINT citizens_matter_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.citizens_account(id);


--
-- Name: citizens_session citizens_session_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.citizens_session
    ADD CONSTRAINT citizens_session_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.citizens_account(id);


--
-- Name: consultations_comment consultations_comment_consultation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultations_comment
    ADD CONSTRAINT consultations_comment_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES public.consultations_consultation(id);


--
-- Name: consultations_comment consultations_comment_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultations_comment
    ADD CONSTRAINT consultations_comment_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.files_file(id);


--
-- Name: consultations_comment consultations_comment_group_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultations_comment
    ADD CONSTRAINT consultations_comment_group_id_fkey FOREIGN KEY (group_id) REFERENCES public.consultations_group(id);


--
-- Name: consultations_comment consultations_comment_handled_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultations_comment
    ADD CONSTRAINT consultations_comment_handled_by_fkey FOREIGN KEY (handled_by) REFERENCES public.identity_account(id);


--
-- Name: consultations_comment consultations_comment_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultations_comment
    ADD CONSTRAINT consultations_comment_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.people_person(id);


--
-- Name: consultations_consultation consultations_consultation_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultations_consultation
    ADD CONSTRAINT consultations_consultation_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: consultations_consultation consultations_consultation_drafted_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultations_consultation
    ADD CONSTRAINT consultations_consultation_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES public.identity_account(id);


--
-- Name: consultations_consultation consultations_consultation_feedback_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultations_consultation
    ADD CONSTRAINT consultations_consultation_feedback_by_fkey FOREIGN KEY (feedback_by) REFERENCES public.identity_account(id);


--
-- Name: consultations_consultation consultations_consultation_published_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultations_consultation
    ADD CONSTRAINT consultations_consultation_published_by_fkey FOREIGN KEY (published_by) REFERENCES public.identity_account(id);


--
-- Name: consultations_group consultations_group_consultation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultations_group
    ADD CONSTRAINT consultations_group_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES public.consultations_consultation(id);


--
-- Name: consultations_paragraph consultations_paragraph_consultation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consultations_paragraph
    ADD CONSTRAINT consultations_paragraph_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES public.consultations_consultation(id);


--
-- Name: corrections_file corrections_file_correction_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.corrections_file
    ADD CONSTRAINT corrections_file_correction_id_fkey FOREIGN KEY (correction_id) REFERENCES public.corrections_correction(id);


--
-- Name: evidence_package evidence_package_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.evidence_package
    ADD CONSTRAINT evidence_package_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: evidence_package evidence_package_receipt_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.evidence_package
    ADD CONSTRAINT evidence_package_receipt_by_fkey FOREIGN KEY (receipt_by) REFERENCES public.identity_account(id);


--
-- Name: evidence_package evidence_package_sealed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.evidence_package
    ADD CONSTRAINT evidence_package_sealed_by_fkey FOREIGN KEY (sealed_by) REFERENCES public.identity_account(id);


--
-- Name: fees_notice fees_notice_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.fees_notice
    ADD CONSTRAINT fees_notice_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: fees_setting fees_setting_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.fees_setting
    ADD CONSTRAINT fees_setting_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: fees_setting fees_setting_entered_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.fees_setting
    ADD CONSTRAINT fees_setting_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.identity_account(id);


--
-- Name: files_text files_text_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.files_text
    ADD CONSTRAINT files_text_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.files_file(id);


--
-- Name: filings_duty filings_duty_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.filings_duty
    ADD CONSTRAINT filings_duty_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: filings_duty filings_duty_set_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.filings_duty
    ADD CONSTRAINT filings_duty_set_by_fkey FOREIGN KEY (set_by) REFERENCES public.identity_account(id);


--
-- Name: filings_line filings_line_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.filings_line
    ADD CONSTRAINT filings_line_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: filings_line filings_line_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.filings_line
    ADD CONSTRAINT filings_line_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.files_file(id);


--
-- Name: filings_line filings_line_filed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.filings_line
    ADD CONSTRAINT filings_line_filed_by_fkey FOREIGN KEY (filed_by) REFERENCES public.identity_account(id);


--
-- Name: filings_reminder filings_reminder_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.filings_reminder
    ADD CONSTRAINT filings_reminder_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: filings_reminder filings_reminder_sent_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.filings_reminder
    ADD CONSTRAINT filings_reminder_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES public.identity_account(id);


--
-- Name: filings_return filings_return_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.filings_return
    ADD CONSTRAINT filings_return_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: filings_return filings_return_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.filings_return
    ADD CONSTRAINT filings_return_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.files_file(id);


--
-- Name: filings_return filings_return_filed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.filings_return
    ADD CONSTRAINT filings_return_filed_by_fkey FOREIGN KEY (filed_by) REFERENCES public.identity_account(id);


--
-- Name: gazette_entry gazette_entry_document_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gazette_entry
    ADD CONSTRAINT gazette_entry_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.catalogue_document(id);


--
-- Name: gazette_entry gazette_entry_issue_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gazette_entry
    ADD CONSTRAINT gazette_entry_issue_id_fkey FOREIGN KEY (issue_id) REFERENCES public.gazette_issue(id);


--
-- Name: gazette_issue gazette_issue_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gazette_issue
    ADD CONSTRAINT gazette_issue_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: gazette_issue gazette_issue_created_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.gazette_issue
    ADD CONSTRAINT gazette_issue_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.identity_account(id);


--
-- Name: guard_word guard_word_entered_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.guard_word
    ADD CONSTRAINT guard_word_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.identity_account(id);


--
-- Name: identity_absence identity_absence_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_absence
    ADD CONSTRAINT identity_absence_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.identity_account(id);


--
-- Name: identity_absence identity_absence_deputy_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_absence
    ADD CONSTRAINT identity_absence_deputy_id_fkey FOREIGN KEY (deputy_id) REFERENCES public.identity_account(id);


--
-- Name: identity_access_review identity_access_review_reviewed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_access_review
    ADD CONSTRAINT identity_access_review_reviewed_by_fkey FOREIGN KEY (reviewed_by) REFERENCES public.identity_account(id);


--
-- Name: identity_account identity_account_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_account
    ADD CONSTRAINT identity_account_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: identity_emergency identity_emergency_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_emergency
    ADD CONSTRAINT identity_emergency_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.identity_account(id);


--
-- Name: identity_emergency identity_emergency_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_emergency
    ADD CONSTRAINT identity_emergency_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: identity_emergency identity_emergency_decided_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_emergency
    ADD CONSTRAINT identity_emergency_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.identity_account(id);


--
-- Name: identity_former_password identity_former_password_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_former_password
    ADD CONSTRAINT identity_former_password_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.identity_account(id);


--
-- Name: identity_grant identity_grant_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_grant
    ADD CONSTRAINT identity_grant_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.identity_account(id);


--
-- Name: identity_grant identity_grant_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_grant
    ADD CONSTRAINT identity_grant_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: identity_link identity_link_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_link
    ADD CONSTRAINT identity_link_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.identity_account(id);


--
-- Name: identity_link identity_link_issued_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_link
    ADD CONSTRAINT identity_link_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES public.identity_account(id);


--
-- Name: identity_passkey identity_passkey_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_passkey
    ADD CONSTRAINT identity_passkey_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.identity_account(id);


--
-- Name: identity_proposal identity_proposal_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_proposal
    ADD CONSTRAINT identity_proposal_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.identity_account(id);


--
-- Name: identity_proposal identity_proposal_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_proposal
    ADD CONSTRAINT identity_proposal_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: identity_proposal identity_proposal_decided_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_proposal
    ADD CONSTRAINT identity_proposal_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.identity_account(id);


--
-- Name: identity_proposal identity_proposal_proposed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_proposal
    ADD CONSTRAINT identity_proposal_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES public.identity_account(id);


--
-- Name: identity_recovery_code identity_recovery_code_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_recovery_code
    ADD CONSTRAINT identity_recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.identity_account(id);


--
-- Name: identity_session identity_session_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_session
    ADD CONSTRAINT identity_session_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.identity_account(id);


--
-- Name: identity_totp identity_totp_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_totp
    ADD CONSTRAINT identity_totp_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.identity_account(id);


--
-- Name: interpretation_form interpretation_form_document_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interpretation_form
    ADD CONSTRAINT interpretation_form_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.catalogue_document(id);


--
-- Name: interpretation_policy interpretation_policy_document_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interpretation_policy
    ADD CONSTRAINT interpretation_policy_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.catalogue_document(id);


--
-- Name: interpretation_policy interpretation_policy_flagged_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interpretation_policy
    ADD CONSTRAINT interpretation_policy_flagged_by_fkey FOREIGN KEY (flagged_by) REFERENCES public.identity_account(id);


--
-- Name: interpretation_policy interpretation_policy_planned_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interpretation_policy
    ADD CONSTRAINT interpretation_policy_planned_by_fkey FOREIGN KEY (planned_by) REFERENCES public.identity_account(id);


--
-- Name: interviews_interview interviews_interview_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interviews_interview
    ADD CONSTRAINT interviews_interview_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: interviews_interview interviews_interview_drafted_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interviews_interview
    ADD CONSTRAINT interviews_interview_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES public.identity_account(id);


--
-- Name: interviews_line interviews_line_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interviews_line
    ADD CONSTRAINT interviews_line_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.files_file(id);


--
-- Name: interviews_line interviews_line_interview_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interviews_line
    ADD CONSTRAINT interviews_line_interview_id_fkey FOREIGN KEY (interview_id) REFERENCES public.interviews_interview(id);


--
-- Name: interviews_line interviews_line_question_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interviews_line
    ADD CONSTRAINT interviews_line_question_id_fkey FOREIGN KEY (question_id) REFERENCES public.interviews_question(id);


--
-- Name: interviews_line interviews_line_said_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interviews_line
    ADD CONSTRAINT interviews_line_said_by_fkey FOREIGN KEY (said_by) REFERENCES public.identity_account(id);


--
-- Name: interviews_question interviews_question_interview_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.interviews_question
    ADD CONSTRAINT interviews_question_interview_id_fkey FOREIGN KEY (interview_id) REFERENCES public.interviews_interview(id);


--
-- Name: letters_seal letters_seal_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letters_seal
    ADD CONSTRAINT letters_seal_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: letters_seal letters_seal_entered_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letters_seal
    ADD CONSTRAINT letters_seal_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.identity_account(id);


--
-- Name: letters_seal letters_seal_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letters_seal
    ADD CONSTRAINT letters_seal_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.files_file(id);


--
-- Name: letters_template letters_template_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letters_template
    ADD CONSTRAINT letters_template_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: letters_template letters_template_entered_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letters_template
    ADD CONSTRAINT letters_template_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.identity_account(id);


--
-- Name: notify_contact notify_contact_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.notify_contact
    ADD CONSTRAINT notify_contact_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.identity_account(id);


--
-- Name: numbering_rule numbering_rule_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.numbering_rule
    ADD CONSTRAINT numbering_rule_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: numbering_rule numbering_rule_site_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.numbering_rule
    ADD CONSTRAINT numbering_rule_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.sites_site(id);


--
-- Name: opinion_daily opinion_daily_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_daily
    ADD CONSTRAINT opinion_daily_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: opinion_daily opinion_daily_reported_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_daily
    ADD CONSTRAINT opinion_daily_reported_by_fkey FOREIGN KEY (reported_by) REFERENCES public.identity_account(id);


--
-- Name: opinion_duty opinion_duty_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_duty
    ADD CONSTRAINT opinion_duty_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: opinion_issue opinion_issue_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_issue
    ADD CONSTRAINT opinion_issue_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: opinion_issue opinion_issue_issued_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_issue
    ADD CONSTRAINT opinion_issue_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES public.identity_account(id);


--
-- Name: opinion_item opinion_item_assigned_to_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_item
    ADD CONSTRAINT opinion_item_assigned_to_fkey FOREIGN KEY (assigned_to) REFERENCES public.bodies_body(id);


--
-- Name: opinion_item opinion_item_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_item
    ADD CONSTRAINT opinion_item_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: opinion_item opinion_item_registered_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_item
    ADD CONSTRAINT opinion_item_registered_by_fkey FOREIGN KEY (registered_by) REFERENCES public.identity_account(id);


--
-- Name: opinion_key opinion_key_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_key
    ADD CONSTRAINT opinion_key_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: opinion_key opinion_key_made_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_key
    ADD CONSTRAINT opinion_key_made_by_fkey FOREIGN KEY (made_by) REFERENCES public.identity_account(id);


--
-- Name: opinion_risk opinion_risk_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_risk
    ADD CONSTRAINT opinion_risk_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: opinion_risk opinion_risk_entered_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_risk
    ADD CONSTRAINT opinion_risk_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.identity_account(id);


--
-- Name: opinion_risk opinion_risk_owner_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_risk
    ADD CONSTRAINT opinion_risk_owner_body_id_fkey FOREIGN KEY (owner_body_id) REFERENCES public.bodies_body(id);


--
-- Name: opinion_rule opinion_rule_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_rule
    ADD CONSTRAINT opinion_rule_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: opinion_source opinion_source_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.opinion_source
    ADD CONSTRAINT opinion_source_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: redaction_copy redaction_copy_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.redaction_copy
    ADD CONSTRAINT redaction_copy_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: redaction_copy redaction_copy_checked_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.redaction_copy
    ADD CONSTRAINT redaction_copy_checked_by_fkey FOREIGN KEY (checked_by) REFERENCES public.identity_account(id);


--
-- Name: redaction_copy redaction_copy_created_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.redaction_copy
    ADD CONSTRAINT redaction_copy_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.identity_account(id);


--
-- Name: redaction_copy redaction_copy_pages_file_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.redaction_copy
    ADD CONSTRAINT redaction_copy_pages_file_fkey FOREIGN KEY (pages_file) REFERENCES public.files_file(id);


--
-- Name: redaction_copy redaction_copy_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.redaction_copy
    ADD CONSTRAINT redaction_copy_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.requests_request(id);


--
-- Name: redaction_copy redaction_copy_result_file_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.redaction_copy
    ADD CONSTRAINT redaction_copy_result_file_fkey FOREIGN KEY (result_file) REFERENCES public.files_file(id);


--
-- Name: redaction_copy redaction_copy_source_file_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.redaction_copy
    ADD CONSTRAINT redaction_copy_source_file_fkey FOREIGN KEY (source_file) REFERENCES public.files_file(id);


--
-- Name: remedies_complaint remedies_complaint_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.remedies_complaint
    ADD CONSTRAINT remedies_complaint_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: remedies_remedy remedies_remedy_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.remedies_remedy
    ADD CONSTRAINT remedies_remedy_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: remedies_remedy remedies_remedy_follows_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.remedies_remedy
    ADD CONSTRAINT remedies_remedy_follows_id_fkey FOREIGN KEY (follows_id) REFERENCES public.remedies_remedy(id);


--
-- Name: remedies_remedy remedies_remedy_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.remedies_remedy
    ADD CONSTRAINT remedies_remedy_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.requests_request(id);


--
-- Name: report_entered report_entered_entered_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_entered
    ADD CONSTRAINT report_entered_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.identity_account(id);


--
-- Name: report_entered report_entered_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_entered
    ADD CONSTRAINT report_entered_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.files_file(id);


--
-- Name: report_entered report_entered_report_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_entered
    ADD CONSTRAINT report_entered_report_id_fkey FOREIGN KEY (report_id) REFERENCES public.report_report(id);


--
-- Name: report_evidence report_evidence_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_evidence
    ADD CONSTRAINT report_evidence_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.files_file(id);


--
-- Name: report_evidence report_evidence_report_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_evidence
    ADD CONSTRAINT report_evidence_report_id_fkey FOREIGN KEY (report_id) REFERENCES public.report_report(id);


--
-- Name: report_figure report_figure_report_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_figure
    ADD CONSTRAINT report_figure_report_id_fkey FOREIGN KEY (report_id) REFERENCES public.report_report(id) ON DELETE CASCADE;


--
-- Name: report_frozen_record report_frozen_record_report_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_frozen_record
    ADD CONSTRAINT report_frozen_record_report_id_fkey FOREIGN KEY (report_id) REFERENCES public.report_report(id);


--
-- Name: report_report report_report_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_report
    ADD CONSTRAINT report_report_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: report_report report_report_corrects_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_report
    ADD CONSTRAINT report_report_corrects_fkey FOREIGN KEY (corrects) REFERENCES public.report_report(id);


--
-- Name: report_report report_report_superseded_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_report
    ADD CONSTRAINT report_report_superseded_by_fkey FOREIGN KEY (superseded_by) REFERENCES public.report_report(id);


--
-- Name: requests_consultation requests_consultation_judged_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_consultation
    ADD CONSTRAINT requests_consultation_judged_by_fkey FOREIGN KEY (judged_by) REFERENCES public.identity_account(id);


--
-- Name: requests_consultation requests_consultation_party_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_consultation
    ADD CONSTRAINT requests_consultation_party_body_id_fkey FOREIGN KEY (party_body_id) REFERENCES public.bodies_body(id);


--
-- Name: requests_consultation requests_consultation_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_consultation
    ADD CONSTRAINT requests_consultation_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.requests_request(id);


--
-- Name: requests_consultation requests_consultation_sent_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_consultation
    ADD CONSTRAINT requests_consultation_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES public.identity_account(id);


--
-- Name: requests_disclosed requests_disclosed_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_disclosed
    ADD CONSTRAINT requests_disclosed_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.requests_request(id);


--
-- Name: requests_extension requests_extension_decided_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_extension
    ADD CONSTRAINT requests_extension_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.identity_account(id);


--
-- Name: requests_extension requests_extension_proposed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_extension
    ADD CONSTRAINT requests_extension_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES public.identity_account(id);


--
-- Name: requests_extension requests_extension_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_extension
    ADD CONSTRAINT requests_extension_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.requests_request(id);


--
-- Name: requests_file requests_file_added_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_file
    ADD CONSTRAINT requests_file_added_by_fkey FOREIGN KEY (added_by) REFERENCES public.identity_account(id);


--
-- Name: requests_file requests_file_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_file
    ADD CONSTRAINT requests_file_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.files_file(id);


--
-- Name: requests_file requests_file_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_file
    ADD CONSTRAINT requests_file_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.requests_request(id);


--
-- Name: requests_letter requests_letter_consultation_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_letter
    ADD CONSTRAINT requests_letter_consultation_id_fkey FOREIGN KEY (consultation_id) REFERENCES public.requests_consultation(id);


--
-- Name: requests_letter_mail requests_letter_mail_letter_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_letter_mail
    ADD CONSTRAINT requests_letter_mail_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES public.requests_letter(id);


--
-- Name: requests_letter requests_letter_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_letter
    ADD CONSTRAINT requests_letter_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.requests_request(id);


--
-- Name: requests_letter_seal requests_letter_seal_letter_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_letter_seal
    ADD CONSTRAINT requests_letter_seal_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES public.requests_letter(id);


--
-- Name: requests_letter requests_letter_signed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_letter
    ADD CONSTRAINT requests_letter_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES public.identity_account(id);


--
-- Name: requests_mail_file requests_mail_file_mail_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_mail_file
    ADD CONSTRAINT requests_mail_file_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES public.requests_mail(id);


--
-- Name: requests_mail requests_mail_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_mail
    ADD CONSTRAINT requests_mail_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.requests_request(id);


--
-- Name: requests_note requests_note_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_note
    ADD CONSTRAINT requests_note_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.requests_request(id);


--
-- Name: requests_note requests_note_written_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_note
    ADD CONSTRAINT requests_note_written_by_fkey FOREIGN KEY (written_by) REFERENCES public.identity_account(id);


--
-- Name: requests_person requests_person_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_person
    ADD CONSTRAINT requests_person_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.people_person(id);


--
-- Name: requests_person requests_person_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_person
    ADD CONSTRAINT requests_person_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.requests_request(id);


--
-- Name: requests_rating requests_rating_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_rating
    ADD CONSTRAINT requests_rating_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.requests_request(id);


--
-- Name: requests_reminder requests_reminder_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_reminder
    ADD CONSTRAINT requests_reminder_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.requests_request(id);


--
-- Name: requests_request requests_request_asked_first_of_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_request
    ADD CONSTRAINT requests_request_asked_first_of_fkey FOREIGN KEY (asked_first_of) REFERENCES public.requests_request(id);


--
-- Name: requests_request requests_request_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_request
    ADD CONSTRAINT requests_request_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: requests_request requests_request_decided_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_request
    ADD CONSTRAINT requests_request_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.identity_account(id);


--
-- Name: requests_request requests_request_outcome_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_request
    ADD CONSTRAINT requests_request_outcome_fkey FOREIGN KEY (outcome) REFERENCES public.rules_outcome(code);


--
-- Name: requests_request requests_request_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_request
    ADD CONSTRAINT requests_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.people_person(id);


--
-- Name: requests_request requests_request_proposed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_request
    ADD CONSTRAINT requests_request_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES public.identity_account(id);


--
-- Name: requests_request requests_request_split_from_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_request
    ADD CONSTRAINT requests_request_split_from_fkey FOREIGN KEY (split_from) REFERENCES public.requests_request(id);


--
-- Name: requests_search requests_search_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_search
    ADD CONSTRAINT requests_search_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.requests_request(id);


--
-- Name: requests_search requests_search_searched_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_search
    ADD CONSTRAINT requests_search_searched_by_fkey FOREIGN KEY (searched_by) REFERENCES public.identity_account(id);


--
-- Name: requests_suggestion requests_suggestion_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_suggestion
    ADD CONSTRAINT requests_suggestion_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.requests_request(id);


--
-- Name: requests_task requests_task_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_task
    ADD CONSTRAINT requests_task_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.identity_account(id);


--
-- Name: requests_task requests_task_answered_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_task
    ADD CONSTRAINT requests_task_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES public.identity_account(id);


--
-- Name: requests_task requests_task_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_task
    ADD CONSTRAINT requests_task_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: requests_task requests_task_opened_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_task
    ADD CONSTRAINT requests_task_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES public.identity_account(id);


--
-- Name: requests_task requests_task_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_task
    ADD CONSTRAINT requests_task_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.requests_request(id);


--
-- Name: requests_type_change requests_type_change_decided_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_type_change
    ADD CONSTRAINT requests_type_change_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.identity_account(id);


--
-- Name: requests_type_change requests_type_change_proposed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_type_change
    ADD CONSTRAINT requests_type_change_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES public.identity_account(id);


--
-- Name: requests_type_change requests_type_change_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_type_change
    ADD CONSTRAINT requests_type_change_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.requests_request(id);


--
-- Name: review_case review_case_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_case
    ADD CONSTRAINT review_case_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: review_case review_case_opened_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_case
    ADD CONSTRAINT review_case_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES public.identity_account(id);


--
-- Name: review_case review_case_step_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_case
    ADD CONSTRAINT review_case_step_body_id_fkey FOREIGN KEY (step_body_id) REFERENCES public.bodies_body(id);


--
-- Name: review_decision review_decision_case_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_decision
    ADD CONSTRAINT review_decision_case_id_fkey FOREIGN KEY (case_id) REFERENCES public.review_case(id);


--
-- Name: review_decision review_decision_paper_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_decision
    ADD CONSTRAINT review_decision_paper_file_id_fkey FOREIGN KEY (paper_file_id) REFERENCES public.files_file(id);


--
-- Name: review_decision review_decision_person_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_decision
    ADD CONSTRAINT review_decision_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.identity_account(id);


--
-- Name: review_decision review_decision_recorded_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_decision
    ADD CONSTRAINT review_decision_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES public.identity_account(id);


--
-- Name: review_route review_route_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_route
    ADD CONSTRAINT review_route_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: review_route review_route_entered_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_route
    ADD CONSTRAINT review_route_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.identity_account(id);


--
-- Name: review_route_step review_route_step_route_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.review_route_step
    ADD CONSTRAINT review_route_step_route_id_fkey FOREIGN KEY (route_id) REFERENCES public.review_route(id);


--
-- Name: rules_outcome_remedy rules_outcome_remedy_outcome_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rules_outcome_remedy
    ADD CONSTRAINT rules_outcome_remedy_outcome_fkey FOREIGN KEY (outcome) REFERENCES public.rules_outcome(code);


--
-- Name: rules_outcome_row rules_outcome_row_outcome_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.rules_outcome_row
    ADD CONSTRAINT rules_outcome_row_outcome_fkey FOREIGN KEY (outcome) REFERENCES public.rules_outcome(code);


--
-- Name: scan_word scan_word_site_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.scan_word
    ADD CONSTRAINT scan_word_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.sites_site(id);


--
-- Name: services_asked services_asked_service_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.services_asked
    ADD CONSTRAINT services_asked_service_id_fkey FOREIGN KEY (service_id) REFERENCES public.services_item(id) ON DELETE CASCADE;


--
-- Name: services_item services_item_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.services_item
    ADD CONSTRAINT services_item_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: services_item services_item_edited_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.services_item
    ADD CONSTRAINT services_item_edited_by_fkey FOREIGN KEY (edited_by) REFERENCES public.identity_account(id);


--
-- Name: sites_column sites_column_parent_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sites_column
    ADD CONSTRAINT sites_column_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.sites_column(id);


--
-- Name: sites_column sites_column_site_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sites_column
    ADD CONSTRAINT sites_column_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.sites_site(id);


--
-- Name: sites_column_source sites_column_source_column_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sites_column_source
    ADD CONSTRAINT sites_column_source_column_id_fkey FOREIGN KEY (column_id) REFERENCES public.sites_column(id) ON DELETE CASCADE;


--
-- Name: sites_column_source sites_column_source_source_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sites_column_source
    ADD CONSTRAINT sites_column_source_source_id_fkey FOREIGN KEY (source_id) REFERENCES public.sites_column(id);


--
-- Name: sites_profile sites_profile_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sites_profile
    ADD CONSTRAINT sites_profile_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: sites_site sites_site_host_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sites_site
    ADD CONSTRAINT sites_site_host_body_id_fkey FOREIGN KEY (host_body_id) REFERENCES public.bodies_body(id);


--
-- Name: sites_views sites_views_site_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sites_views
    ADD CONSTRAINT sites_views_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.sites_site(id);


--
-- Name: supervision_coverage supervision_coverage_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_coverage
    ADD CONSTRAINT supervision_coverage_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: supervision_coverage supervision_coverage_entered_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_coverage
    ADD CONSTRAINT supervision_coverage_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.identity_account(id);


--
-- Name: supervision_coverage supervision_coverage_root_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_coverage
    ADD CONSTRAINT supervision_coverage_root_id_fkey FOREIGN KEY (root_id) REFERENCES public.bodies_body(id);


--
-- Name: supervision_reminder supervision_reminder_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_reminder
    ADD CONSTRAINT supervision_reminder_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: supervision_reminder supervision_reminder_root_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_reminder
    ADD CONSTRAINT supervision_reminder_root_id_fkey FOREIGN KEY (root_id) REFERENCES public.bodies_body(id);


--
-- Name: supervision_reminder supervision_reminder_sent_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_reminder
    ADD CONSTRAINT supervision_reminder_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES public.identity_account(id);


--
-- Name: supervision_return supervision_return_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_return
    ADD CONSTRAINT supervision_return_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: supervision_return supervision_return_root_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_return
    ADD CONSTRAINT supervision_return_root_id_fkey FOREIGN KEY (root_id) REFERENCES public.bodies_body(id);


--
-- Name: supervision_shared supervision_shared_entered_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_shared
    ADD CONSTRAINT supervision_shared_entered_by_fkey FOREIGN KEY (entered_by) REFERENCES public.identity_account(id);


--
-- Name: supervision_shared supervision_shared_root_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_shared
    ADD CONSTRAINT supervision_shared_root_id_fkey FOREIGN KEY (root_id) REFERENCES public.bodies_body(id);


--
-- Name: supervision_submission supervision_submission_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_submission
    ADD CONSTRAINT supervision_submission_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: supervision_submission supervision_submission_decided_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_submission
    ADD CONSTRAINT supervision_submission_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES public.identity_account(id);


--
-- Name: supervision_submission supervision_submission_file_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_submission
    ADD CONSTRAINT supervision_submission_file_id_fkey FOREIGN KEY (file_id) REFERENCES public.files_file(id);


--
-- Name: supervision_submission supervision_submission_handed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_submission
    ADD CONSTRAINT supervision_submission_handed_by_fkey FOREIGN KEY (handed_by) REFERENCES public.identity_account(id);


--
-- Name: supervision_submission supervision_submission_report_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_submission
    ADD CONSTRAINT supervision_submission_report_id_fkey FOREIGN KEY (report_id) REFERENCES public.report_report(id);


--
-- Name: supervision_submission supervision_submission_root_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.supervision_submission
    ADD CONSTRAINT supervision_submission_root_id_fkey FOREIGN KEY (root_id) REFERENCES public.bodies_body(id);


--
-- Name: surveys_answer surveys_answer_survey_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_answer
    ADD CONSTRAINT surveys_answer_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id);


--
-- Name: surveys_hidden surveys_hidden_answer_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_hidden
    ADD CONSTRAINT surveys_hidden_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES public.surveys_answer(id);


--
-- Name: surveys_hidden surveys_hidden_hidden_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_hidden
    ADD CONSTRAINT surveys_hidden_hidden_by_fkey FOREIGN KEY (hidden_by) REFERENCES public.identity_account(id);


--
-- Name: surveys_survey surveys_survey_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_survey
    ADD CONSTRAINT surveys_survey_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: surveys_survey surveys_survey_drafted_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_survey
    ADD CONSTRAINT surveys_survey_drafted_by_fkey FOREIGN KEY (drafted_by) REFERENCES public.identity_account(id);


--
-- Name: surveys_survey surveys_survey_opened_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_survey
    ADD CONSTRAINT surveys_survey_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES public.identity_account(id);


--
-- Name: surveys_ticket surveys_ticket_survey_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.surveys_ticket
    ADD CONSTRAINT surveys_ticket_survey_id_fkey FOREIGN KEY (survey_id) REFERENCES public.surveys_survey(id);


--
-- Name: topics_item topics_item_topic_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.topics_item
    ADD CONSTRAINT topics_item_topic_id_fkey FOREIGN KEY (topic_id) REFERENCES public.topics_topic(id);


--
-- Name: topics_topic topics_topic_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.topics_topic
    ADD CONSTRAINT topics_topic_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


--
-- Name: topics_topic topics_topic_created_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.topics_topic
    ADD CONSTRAINT topics_topic_created_by_fkey FOREIGN KEY (created_by) REFERENCES public.identity_account(id);


--
-- Name: topics_topic topics_topic_site_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.topics_topic
    ADD CONSTRAINT topics_topic_site_id_fkey FOREIGN KEY (site_id) REFERENCES public.sites_site(id);


--
-- PostgreSQL database dump complete
--

\unrestrict yangguang

