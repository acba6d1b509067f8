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
  if tg_op = 'DELETE' or row(new.document_id, new.no, new.canonical, new.digest) is distinct from row(old.document_id, old.no, old.canonical, old.digest) then
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
-- Name: requests_letter_guard(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.requests_letter_guard() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if tg_op = 'DELETE' or row(new.request_id, new.kind, new.number, new.canonical, new.digest, new.issued_on, new.signed_by)
     is distinct from row(old.request_id, old.kind, old.number, old.canonical, old.digest, old.issued_on, old.signed_by) then
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
    CONSTRAINT catalogue_document_kind CHECK ((kind = ANY (ARRAY['rule'::text, 'normative'::text]))),
    CONSTRAINT catalogue_document_state CHECK ((state = ANY (ARRAY['draft'::text, 'in_review'::text, 'returned'::text, 'approved'::text, 'published'::text, 'withdrawn'::text]))),
    CONSTRAINT catalogue_document_validity CHECK ((validity = ANY (ARRAY['in_force'::text, 'repealed'::text, 'expired'::text, 'none'::text]))),
    CONSTRAINT catalogue_document_withdrawal CHECK ((withdrawal = ANY (ARRAY['error'::text, 'superseded'::text, 'period_over'::text, 'privacy'::text, 'other'::text])))
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
    published_at timestamp with time zone
);


--
-- Name: COLUMN catalogue_edition.canonical; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.catalogue_edition.canonical IS 'RFC 8785 JSON with the hashes of the attachments: what was reviewed is byte for byte what is published.';


--
-- Name: catalogue_genre; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_genre (
    code text NOT NULL,
    label text NOT NULL,
    "position" smallint NOT NULL
);


--
-- Name: catalogue_theme; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.catalogue_theme (
    code text NOT NULL,
    parent text,
    title text NOT NULL,
    from_day date NOT NULL
);


--
-- Name: TABLE catalogue_theme; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.catalogue_theme IS '主题分类 of the State Council policy library: 22 themes and their second level. Codes stay when titles change.';


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
-- Name: identity_account; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_account (
    id uuid NOT NULL,
    login text NOT NULL,
    name text NOT NULL,
    title text DEFAULT ''::text NOT NULL,
    body_id uuid NOT NULL,
    password_hash text NOT NULL,
    state text DEFAULT 'active'::text NOT NULL,
    failed_sign_ins smallint DEFAULT 0 NOT NULL,
    locked_until timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT identity_account_state CHECK ((state = ANY (ARRAY['active'::text, 'disabled'::text])))
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
-- Name: identity_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_session (
    token_hash bytea NOT NULL,
    account_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
);


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
    created_at timestamp with time zone NOT NULL
);


--
-- Name: TABLE people_person; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.people_person IS 'Identities and contacts, each column encrypted and bound to its record; *_index are keyed digests for exact look-up only.';


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
    CONSTRAINT remedies_remedy_closed CHECK ((((result IS NULL) = (closed_on IS NULL)) AND ((closed_on IS NULL) OR (closed_on >= accepted_on)))),
    CONSTRAINT remedies_remedy_kind CHECK ((kind = ANY (ARRAY['reconsideration'::text, 'litigationDirect'::text, 'litigationAfterReconsideration'::text]))),
    CONSTRAINT remedies_remedy_result CHECK ((result = ANY (ARRAY['upheld'::text, 'corrected'::text, 'otherResult'::text])))
);


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
    CONSTRAINT report_entered_source CHECK ((source <> ''::text)),
    CONSTRAINT report_entered_value CHECK ((value >= (0)::numeric))
);


--
-- Name: TABLE report_entered; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON TABLE public.report_entered IS 'Figures without a record here: entered by hand, with what they were taken from.';


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
    CONSTRAINT report_report_origin CHECK ((origin = ANY (ARRAY['compiled'::text, 'imported'::text]))),
    CONSTRAINT report_report_scope CHECK ((scope = ANY (ARRAY['own'::text, 'government'::text, 'area'::text]))),
    CONSTRAINT report_report_state CHECK ((state = ANY (ARRAY['draft'::text, 'in_review'::text, 'returned'::text, 'approved'::text, 'published'::text])))
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
    CONSTRAINT requests_letter_kind CHECK ((kind = ANY (ARRAY['correction'::text, 'extension'::text, 'decision'::text])))
);


--
-- Name: COLUMN requests_letter.canonical; Type: COMMENT; Schema: public; Owner: -
--

COMMENT ON COLUMN public.requests_letter.canonical IS 'The signed letter as canonical JSON, encrypted: it names the applicant.';


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
    CONSTRAINT requests_request_applicant_type CHECK ((applicant_type = ANY (ARRAY['naturalPerson'::text, 'business'::text, 'research'::text, 'nonprofit'::text, 'legalService'::text, 'other'::text]))),
    CONSTRAINT requests_request_channel CHECK ((channel = ANY (ARRAY['online'::text, 'counter'::text, 'post_signed'::text, 'post_plain'::text, 'fax'::text, 'email'::text, 'oral'::text]))),
    CONSTRAINT requests_request_decided CHECK ((((decided_on IS NULL) = (outcome IS NULL)) AND ((decided_on IS NULL) OR (decided_on >= received_on)))),
    CONSTRAINT requests_request_four_eyes CHECK (((decided_by IS NULL) OR (decided_by <> proposed_by))),
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
    CONSTRAINT review_decision_paper CHECK ((((paper_file_id IS NULL) = (paper_signed_on IS NULL)) AND ((paper_file_id IS NULL) = (recorded_by IS NULL)))),
    CONSTRAINT review_decision_verdict CHECK ((verdict = ANY (ARRAY['approve'::text, 'return'::text])))
);


--
-- Name: review_route; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.review_route (
    id uuid NOT NULL,
    body_id uuid,
    subject_kind text NOT NULL,
    name text NOT NULL,
    from_day date NOT NULL,
    until_day date
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
    tokens tsvector NOT NULL
);
ALTER TABLE ONLY public.search_item ALTER COLUMN tokens SET STATISTICS 2000;


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
    CONSTRAINT sites_column_kind CHECK ((kind = ANY (ARRAY['news'::text, 'notice'::text, 'policy'::text, 'statutory'::text, 'interpretation'::text, 'report'::text])))
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
    contact text DEFAULT ''::text NOT NULL
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
-- Name: catalogue_genre catalogue_genre_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_genre
    ADD CONSTRAINT catalogue_genre_pkey PRIMARY KEY (code);


--
-- Name: catalogue_theme catalogue_theme_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_theme
    ADD CONSTRAINT catalogue_theme_pkey PRIMARY KEY (code);


--
-- Name: files_file files_file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.files_file
    ADD CONSTRAINT files_file_pkey PRIMARY KEY (id);


--
-- Name: identity_account identity_account_login_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_account
    ADD CONSTRAINT identity_account_login_once UNIQUE (login);


--
-- Name: identity_account identity_account_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_account
    ADD CONSTRAINT identity_account_pkey PRIMARY KEY (id);


--
-- Name: identity_grant identity_grant_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_grant
    ADD CONSTRAINT identity_grant_pkey PRIMARY KEY (account_id, role, body_id);


--
-- Name: identity_session identity_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_session
    ADD CONSTRAINT identity_session_pkey PRIMARY KEY (token_hash);


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
-- Name: numbering_serial numbering_serial_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.numbering_serial
    ADD CONSTRAINT numbering_serial_pkey PRIMARY KEY (series, period);


--
-- Name: people_person people_person_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_pkey PRIMARY KEY (id);


--
-- Name: platform_once platform_once_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.platform_once
    ADD CONSTRAINT platform_once_pkey PRIMARY KEY (key);


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
-- Name: report_report report_report_one_a_year; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_report
    ADD CONSTRAINT report_report_one_a_year UNIQUE (body_id, year);


--
-- Name: report_report report_report_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_report
    ADD CONSTRAINT report_report_pkey PRIMARY KEY (id);


--
-- Name: requests_guess requests_guess_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_guess
    ADD CONSTRAINT requests_guess_pkey PRIMARY KEY (number);


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
-- Name: search_item search_item_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.search_item
    ADD CONSTRAINT search_item_pkey PRIMARY KEY (kind, id);


--
-- Name: sites_column sites_column_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sites_column
    ADD CONSTRAINT sites_column_pkey PRIMARY KEY (id);


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
-- Name: bodies_relation_from; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX bodies_relation_from ON public.bodies_relation USING btree (body_id, kind);


--
-- Name: bodies_relation_to; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX bodies_relation_to ON public.bodies_relation USING btree (other_id, kind);


--
-- Name: catalogue_document_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_document_of_body ON public.catalogue_document USING btree (body_id, state, updated_at DESC);


--
-- Name: catalogue_document_shown; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX catalogue_document_shown ON public.catalogue_document USING btree (column_id, published_at DESC) WHERE (state = 'published'::text);


--
-- Name: files_file_hash; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX files_file_hash ON public.files_file USING btree (hash);


--
-- Name: identity_session_account; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX identity_session_account ON public.identity_session USING btree (account_id);


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
-- Name: remedies_remedy_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX remedies_remedy_of_body ON public.remedies_remedy USING btree (body_id, accepted_on);


--
-- Name: report_frozen_record_of_cell; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX report_frozen_record_of_cell ON public.report_frozen_record USING btree (report_id, cell);


--
-- Name: requests_letter_of_request; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_letter_of_request ON public.requests_letter USING btree (request_id);


--
-- Name: requests_request_decided_on; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_request_decided_on ON public.requests_request USING btree (body_id, decided_on);


--
-- Name: requests_request_of_body; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_request_of_body ON public.requests_request USING btree (body_id, state, due_on);


--
-- Name: requests_request_received; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX requests_request_received ON public.requests_request USING btree (body_id, received_on);


--
-- Name: review_case_one_open; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX review_case_one_open ON public.review_case USING btree (subject_kind, subject_id) WHERE (state = 'open'::text);


--
-- Name: review_case_waiting; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX review_case_waiting ON public.review_case USING btree (step_body_id, step_role) WHERE (state = 'open'::text);


--
-- Name: search_item_day; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX search_item_day ON public.search_item USING btree (day DESC);


--
-- Name: search_item_index_number; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX search_item_index_number ON public.search_item USING btree (index_number) WHERE (index_number <> ''::text);


--
-- Name: search_item_number; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX search_item_number ON public.search_item USING btree (number) WHERE (number <> ''::text);


--
-- Name: search_item_tokens; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX search_item_tokens ON public.search_item USING gin (tokens);


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
-- Name: requests_letter requests_letter_frozen; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER requests_letter_frozen BEFORE DELETE OR UPDATE ON public.requests_letter FOR EACH ROW EXECUTE FUNCTION public.requests_letter_guard();


--
-- Name: bodies_body bodies_body_kind_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bodies_body
    ADD CONSTRAINT bodies_body_kind_fkey FOREIGN KEY (kind) REFERENCES public.bodies_kind(kind);


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
-- Name: catalogue_document catalogue_document_genre_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_document
    ADD CONSTRAINT catalogue_document_genre_fkey FOREIGN KEY (genre) REFERENCES public.catalogue_genre(code);


--
-- Name: catalogue_document catalogue_document_theme_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_document
    ADD CONSTRAINT catalogue_document_theme_fkey FOREIGN KEY (theme) REFERENCES public.catalogue_theme(code);


--
-- Name: catalogue_edition catalogue_edition_document_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_edition
    ADD CONSTRAINT catalogue_edition_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.catalogue_document(id);


--
-- Name: catalogue_edition catalogue_edition_frozen_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_edition
    ADD CONSTRAINT catalogue_edition_frozen_by_fkey FOREIGN KEY (frozen_by) REFERENCES public.identity_account(id);


--
-- Name: catalogue_theme catalogue_theme_parent_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.catalogue_theme
    ADD CONSTRAINT catalogue_theme_parent_fkey FOREIGN KEY (parent) REFERENCES public.catalogue_theme(code);


--
-- Name: identity_account identity_account_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_account
    ADD CONSTRAINT identity_account_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


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
-- Name: identity_session identity_session_account_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_session
    ADD CONSTRAINT identity_session_account_id_fkey FOREIGN KEY (account_id) REFERENCES public.identity_account(id);


--
-- Name: remedies_remedy remedies_remedy_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.remedies_remedy
    ADD CONSTRAINT remedies_remedy_body_id_fkey FOREIGN KEY (body_id) REFERENCES public.bodies_body(id);


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
-- Name: report_entered report_entered_report_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report_entered
    ADD CONSTRAINT report_entered_report_id_fkey FOREIGN KEY (report_id) REFERENCES public.report_report(id);


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
-- Name: requests_letter requests_letter_request_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_letter
    ADD CONSTRAINT requests_letter_request_id_fkey FOREIGN KEY (request_id) REFERENCES public.requests_request(id);


--
-- Name: requests_letter requests_letter_signed_by_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.requests_letter
    ADD CONSTRAINT requests_letter_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES public.identity_account(id);


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
-- Name: sites_site sites_site_host_body_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sites_site
    ADD CONSTRAINT sites_site_host_body_id_fkey FOREIGN KEY (host_body_id) REFERENCES public.bodies_body(id);


--
-- PostgreSQL database dump complete
--

\unrestrict yangguang

