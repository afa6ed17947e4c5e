-- Version 1. Moments are 100-nanosecond ticks since 1970-01-01 UTC; money is millionths of the account's currency;
-- identifiers are 16 bytes in RFC 9562 order. Every key starts with the account.

CREATE TABLE store (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE account (
    account_id                        INTEGER PRIMARY KEY,
    name                              TEXT    NOT NULL,
    name_key                          TEXT    NOT NULL UNIQUE,
    currency                          TEXT    NOT NULL CHECK (length(currency) = 3),
    country                           TEXT    NOT NULL CHECK (length(country) = 2),
    is_default                        INTEGER NOT NULL CHECK (is_default IN (0, 1)),
    minimum_funding                   INTEGER NOT NULL CHECK (minimum_funding >= 0),
    whole_amounts                     INTEGER NOT NULL CHECK (whole_amounts IN (0, 1)),
    charge_source                     TEXT    NOT NULL,
    pool_cap                          TEXT    NOT NULL,
    conferencing_pool                 TEXT    NOT NULL,
    purchased_conferencing_licenses   INTEGER NOT NULL CHECK (purchased_conferencing_licenses >= 0),
    time_zone                         TEXT    NOT NULL,
    expiry_grace                      INTEGER NOT NULL CHECK (expiry_grace >= 0),
    charge_includes_connection_fee    INTEGER NOT NULL CHECK (charge_includes_connection_fee IN (0, 1)),
    -- Kept totals, derived from the entries and written with them.
    overdraft                         INTEGER NOT NULL DEFAULT 0 CHECK (overdraft >= 0),
    ledger_sum                        INTEGER NOT NULL DEFAULT 0,
    postings                          INTEGER NOT NULL DEFAULT 0,
    head_hash                         BLOB    NOT NULL DEFAULT (zeroblob(32)) CHECK (length(head_hash) = 32),
    rates_version                     INTEGER NOT NULL DEFAULT 0,
    directory_version                 INTEGER NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX account_default ON account (is_default) WHERE is_default = 1;

CREATE TABLE payment_method (
    account_id            INTEGER NOT NULL REFERENCES account,
    name                  TEXT    NOT NULL,
    name_key              TEXT    NOT NULL,
    kind                  TEXT    NOT NULL CHECK (kind IN ('Card', 'EnterpriseAgreement')),
    protected_token       BLOB,
    card_brand            TEXT,
    card_last4            TEXT    CHECK (card_last4 IS NULL OR length(card_last4) = 4),
    card_expiry           INTEGER,
    enterprise_agreement  TEXT,
    is_default            INTEGER NOT NULL CHECK (is_default IN (0, 1)),
    PRIMARY KEY (account_id, name_key)
) WITHOUT ROWID;

CREATE TABLE purchase_order (
    account_id      INTEGER NOT NULL REFERENCES account,
    order_id        BLOB    NOT NULL CHECK (length(order_id) = 16),
    order_no        INTEGER NOT NULL,
    kind            TEXT    NOT NULL CHECK (kind IN ('Manual', 'Recharge')),
    amount          INTEGER NOT NULL CHECK (amount > 0),
    status          TEXT    NOT NULL CHECK (status IN ('Pending', 'Settled', 'Declined', 'Unknown', 'Undone')),
    payment_method  TEXT,
    purchase_order  TEXT,
    lot_id          BLOB,
    ordered_at      INTEGER NOT NULL,
    purchased_at    INTEGER NOT NULL,
    expires_at      INTEGER,
    balance_after   INTEGER,
    reason          TEXT    NOT NULL,
    request_id      BLOB,
    PRIMARY KEY (account_id, order_id)
) WITHOUT ROWID;

CREATE INDEX purchase_order_by_time ON purchase_order (account_id, ordered_at, order_no);
CREATE INDEX purchase_order_open ON purchase_order (account_id, kind, status) WHERE status IN ('Pending', 'Unknown');

CREATE TABLE auto_recharge (
    account_id              INTEGER PRIMARY KEY REFERENCES account,
    enabled                 INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    recharge_amount         INTEGER NOT NULL CHECK (recharge_amount >= 0),
    trigger_amount          INTEGER NOT NULL CHECK (trigger_amount >= 0),
    payment_method          TEXT,
    backup_payment_method   TEXT,
    monthly_ceiling         INTEGER,
    last_order_id           BLOB,
    next_attempt_at         INTEGER,
    declines                INTEGER NOT NULL
);

-- What a lot has left is derived from its entries and kept here with them (law L2: never below zero).
CREATE TABLE lot (
    account_id    INTEGER NOT NULL REFERENCES account,
    lot_no        INTEGER NOT NULL CHECK (lot_no > 0),
    lot_id        BLOB    NOT NULL CHECK (length(lot_id) = 16),
    order_id      BLOB    NOT NULL,
    purchased_at  INTEGER NOT NULL,
    expires_at    INTEGER NOT NULL CHECK (expires_at > purchased_at),
    amount        INTEGER NOT NULL CHECK (amount > 0),
    used          INTEGER NOT NULL DEFAULT 0 CHECK (used >= 0),
    expired       INTEGER NOT NULL DEFAULT 0 CHECK (expired >= 0),
    undone        INTEGER NOT NULL DEFAULT 0 CHECK (undone >= 0),
    PRIMARY KEY (account_id, lot_no),
    CHECK (used + expired + undone <= amount)
) WITHOUT ROWID;

CREATE TABLE posting (
    account_id    INTEGER NOT NULL REFERENCES account,
    posting_no    INTEGER NOT NULL CHECK (posting_no > 0),
    posting_id    BLOB    NOT NULL CHECK (length(posting_id) = 16),
    written_at    INTEGER NOT NULL,
    effective_at  INTEGER NOT NULL,
    kind          TEXT    NOT NULL CHECK (kind IN ('Funding', 'Recharge', 'Usage', 'Expiry', 'Correction')),
    batch_no      INTEGER,
    corrects      BLOB,
    description   TEXT    NOT NULL,
    request_id    BLOB,
    sum_after     INTEGER NOT NULL,
    -- Over the hash of the posting before, this posting and its entries: what is changed by hand shows.
    hash          BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (account_id, posting_no)
) WITHOUT ROWID;

CREATE UNIQUE INDEX posting_by_id ON posting (account_id, posting_id);
CREATE INDEX posting_by_batch ON posting (account_id, batch_no) WHERE batch_no IS NOT NULL;
CREATE INDEX posting_by_corrected ON posting (account_id, corrects) WHERE corrects IS NOT NULL;

CREATE TABLE entry (
    account_id  INTEGER NOT NULL,
    posting_no  INTEGER NOT NULL,
    line_no     INTEGER NOT NULL,
    book        TEXT    NOT NULL CHECK (book IN ('Lot', 'Overdraft', 'Payments', 'Usage', 'Forfeited')),
    lot_no      INTEGER NOT NULL,
    amount      INTEGER NOT NULL,
    PRIMARY KEY (account_id, posting_no, line_no),
    FOREIGN KEY (account_id, posting_no) REFERENCES posting (account_id, posting_no)
) WITHOUT ROWID;

-- The ledger is append-only (law L3): a store that is edited by hand breaks here first.
CREATE TRIGGER posting_is_final BEFORE UPDATE ON posting BEGIN SELECT raise(ABORT, 'postings are never changed'); END;
CREATE TRIGGER posting_stays BEFORE DELETE ON posting BEGIN SELECT raise(ABORT, 'postings are never deleted'); END;
CREATE TRIGGER entry_is_final BEFORE UPDATE ON entry BEGIN SELECT raise(ABORT, 'entries are never changed'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT raise(ABORT, 'entries are never deleted'); END;

CREATE TABLE directory_user (
    account_id           INTEGER NOT NULL REFERENCES account,
    user_no              INTEGER NOT NULL CHECK (user_no > 0),
    user_principal_name  TEXT    NOT NULL,
    name_key             TEXT    NOT NULL,
    object_id            BLOB,
    display_name         TEXT,
    usage_location       TEXT,
    department           TEXT,
    dial_out_policy      TEXT    NOT NULL,
    conference_dial_out  TEXT    NOT NULL,
    spend_limit          INTEGER,
    resource_account     TEXT,
    -- When the user was removed; the row stays, because calls and licences of before are his.
    removed_at           INTEGER,
    PRIMARY KEY (account_id, user_no)
) WITHOUT ROWID;

CREATE UNIQUE INDEX directory_user_by_name ON directory_user (account_id, name_key);
CREATE INDEX directory_user_by_resource ON directory_user (account_id, resource_account COLLATE NOCASE)
    WHERE resource_account IS NOT NULL;
CREATE UNIQUE INDEX directory_user_by_object ON directory_user (account_id, object_id) WHERE object_id IS NOT NULL;

CREATE TABLE usage_location (
    account_id      INTEGER NOT NULL,
    user_no         INTEGER NOT NULL,
    effective_from  INTEGER NOT NULL,
    effective_to    INTEGER,
    country         TEXT    NOT NULL,
    -- The country whose pools the user joins (rule M3), so that holders are counted in SQL.
    pool_country    TEXT    NOT NULL,
    PRIMARY KEY (account_id, user_no, effective_from),
    FOREIGN KEY (account_id, user_no) REFERENCES directory_user (account_id, user_no)
) WITHOUT ROWID;

CREATE TABLE license_assignment (
    account_id      INTEGER NOT NULL,
    user_no         INTEGER NOT NULL,
    license         TEXT    NOT NULL,
    effective_from  INTEGER NOT NULL,
    effective_to    INTEGER CHECK (effective_to IS NULL OR effective_to > effective_from),
    grants          INTEGER NOT NULL,
    PRIMARY KEY (account_id, user_no, license, effective_from),
    FOREIGN KEY (account_id, user_no) REFERENCES directory_user (account_id, user_no)
) WITHOUT ROWID;

CREATE TABLE rate_card (
    account_id      INTEGER NOT NULL REFERENCES account,
    card_no         INTEGER NOT NULL,
    name            TEXT    NOT NULL,
    currency        TEXT    NOT NULL,
    effective_from  INTEGER,
    effective_to    INTEGER,
    rates           INTEGER NOT NULL,
    PRIMARY KEY (account_id, card_no)
) WITHOUT ROWID;

CREATE TABLE rate (
    account_id         INTEGER NOT NULL,
    card_no            INTEGER NOT NULL,
    prefix             TEXT    NOT NULL,
    service            INTEGER NOT NULL,
    origin             TEXT    NOT NULL,
    destination        TEXT    NOT NULL,
    country            TEXT    NOT NULL,
    number_class       INTEGER NOT NULL,
    per_minute         INTEGER NOT NULL CHECK (per_minute >= 0),
    connection_fee     INTEGER NOT NULL CHECK (connection_fee >= 0),
    increment_seconds  INTEGER NOT NULL CHECK (increment_seconds > 0),
    minimum_seconds    INTEGER NOT NULL CHECK (minimum_seconds >= 0),
    PRIMARY KEY (account_id, card_no, prefix, service, origin),
    FOREIGN KEY (account_id, card_no) REFERENCES rate_card (account_id, card_no)
) WITHOUT ROWID;

CREATE TABLE import_batch (
    account_id  INTEGER NOT NULL REFERENCES account,
    batch_no    INTEGER NOT NULL,
    source      TEXT    NOT NULL,
    written_at  INTEGER NOT NULL,
    PRIMARY KEY (account_id, batch_no)
) WITHOUT ROWID;

-- How far the records of a file were charged, told by its content (SHA-256): an import that was broken off goes on there.
CREATE TABLE import_file (
    account_id  INTEGER NOT NULL REFERENCES account,
    digest      BLOB    NOT NULL CHECK (length(digest) = 32),
    -- The size of the content: where none has it, the digest need not be waited for.
    bytes       INTEGER NOT NULL CHECK (bytes >= 0),
    records     INTEGER NOT NULL CHECK (records >= 0),
    conflicts   INTEGER NOT NULL CHECK (conflicts >= 0),
    -- The counts of the whole file once its end was reached; NULL before.
    row_count   INTEGER,
    rejected    INTEGER,
    skipped     INTEGER,
    PRIMARY KEY (account_id, digest)
) WITHOUT ROWID;

-- Calls (docs/adr/0014): what repeats from call to call stands once, in call_party, call_kind and call_terms; views give each
-- call and each draw as one row. Rows are appended in the order they were charged, which in a batch is that of their starts. What
-- finds them, call_key, call_of_party and call_of_minute, are tables rather than indexes: a batch of calls is entered into them in
-- their order at once, and one row stands for many calls.

-- Who a call belongs to: by the record, and by the users recorded here.
CREATE TABLE call_party (
    party_no             INTEGER PRIMARY KEY,
    account_id           INTEGER NOT NULL REFERENCES account,
    user_location        TEXT,
    object_id            BLOB,
    user_principal_name  TEXT,
    display_name         TEXT,
    -- The name of the recorded user, as it is now; where nobody was found, the record's.
    name_key             TEXT,
    user_no              INTEGER,
    department           TEXT,
    pool_holder          TEXT
);

CREATE INDEX call_party_by_name ON call_party (account_id, name_key);
CREATE INDEX call_party_by_object ON call_party (account_id, object_id);

-- What the record says of the kind of call.
CREATE TABLE call_kind (
    kind_no                 INTEGER PRIMARY KEY,
    account_id              INTEGER NOT NULL REFERENCES account,
    call_type               TEXT    NOT NULL,
    number_type             TEXT,
    domestic_international  TEXT,
    destination_dialed      TEXT,
    external_country        TEXT,
    provider_currency       TEXT,
    capability              TEXT,
    operator                TEXT,
    duration_source         TEXT,
    administrative_units    TEXT
);

CREATE INDEX call_kind_by_type ON call_kind (account_id, call_type);

-- What was decided of a call, but for its amounts.
CREATE TABLE call_terms (
    terms_no         INTEGER PRIMARY KEY,
    account_id       INTEGER NOT NULL REFERENCES account,
    direction        INTEGER NOT NULL,
    country          TEXT,
    domestic         INTEGER,
    payer            INTEGER NOT NULL,
    reason           INTEGER NOT NULL,
    refused          INTEGER NOT NULL CHECK (refused IN (0, 1)),
    pool_month       INTEGER,
    pool_scope       INTEGER,
    pool_country     TEXT,
    pool_plan        INTEGER,
    card_no          INTEGER,
    prefix           TEXT,
    rate_per_minute  INTEGER,
    rate_fee         INTEGER
);

CREATE INDEX call_terms_by_card ON call_terms (account_id, card_no);

CREATE TABLE call_row (
    call_no             INTEGER PRIMARY KEY,
    account_id          INTEGER NOT NULL,
    usage_id            BLOB    NOT NULL,
    batch_no            INTEGER NOT NULL,
    party_no            INTEGER NOT NULL,
    kind_no             INTEGER NOT NULL,
    terms_no            INTEGER NOT NULL,
    start_time          INTEGER NOT NULL,
    duration_seconds    INTEGER NOT NULL CHECK (duration_seconds >= 0),
    -- Ticks by which the end is later than start and duration say; NULL where the record has no end.
    end_offset          INTEGER,
    pool_minutes        INTEGER NOT NULL CHECK (pool_minutes >= 0),
    billed_seconds      INTEGER NOT NULL CHECK (billed_seconds >= 0),
    charge              INTEGER CHECK (charge IS NULL OR charge >= 0),
    -- The lot that paid all of the charge; NULL where none or several did (call_split).
    lot_no              INTEGER,
    provider_fee        INTEGER,
    provider_charge     INTEGER,
    -- Texts, some in a shorter form: 32 lower-case hexadecimal digits as 16 bytes, a number of E.164 with its plus sign as an
    -- integer. They have no type, so that SQLite keeps them as they come; the view "call" shows the texts.
    call_id,
    conference_id,
    caller_id,
    destination_number
);

-- Each usage id once: the hashes of account and id, each with the number of its call. They stand in runs, one for what a batch
-- entered or for several merged, and in the order of the hashes within a run; a row has as many as fill a page. It begins at the
-- number of the run (times 2^42) and the hash of its first pair, the first row of a run at the number alone. Of each pair the hash
-- has six bytes, the number five, the lowest first.
CREATE TABLE call_key (
    first_key  INTEGER PRIMARY KEY,
    pairs      BLOB    NOT NULL
);

-- The runs of call_key, and how many pairs each has.
CREATE TABLE call_key_run (
    run_no  INTEGER PRIMARY KEY CHECK (run_no BETWEEN 1 AND 2097151),
    pairs   INTEGER NOT NULL CHECK (pairs > 0)
);

-- The calls of a party, a day (UTC, counted from 1970-01-01) in each row: their numbers, separated by commas, in no order. The day
-- comes first, because calls are entered day by day.
CREATE TABLE call_of_party (
    day       INTEGER NOT NULL,
    party_no  INTEGER NOT NULL,
    calls     TEXT    NOT NULL,
    PRIMARY KEY (day, party_no)
) WITHOUT ROWID;

-- The calls of a minute (UTC, counted from 1970-01-01): those from one number to another. A minute has several rows where its calls
-- came in several batches, or lie on both sides of a stretch of one. Who paid for any of them is a bit each, so that minutes of other
-- payers are passed over.
CREATE TABLE call_of_minute (
    account_id  INTEGER NOT NULL,
    minute      INTEGER NOT NULL,
    first_call  INTEGER NOT NULL,
    last_call   INTEGER NOT NULL CHECK (last_call >= first_call),
    payers      INTEGER NOT NULL,
    PRIMARY KEY (account_id, minute, first_call)
) WITHOUT ROWID;

-- What a call drew from each of several lots; lot 0 is the overdraft.
CREATE TABLE call_split (
    call_no  INTEGER NOT NULL,
    lot_no   INTEGER NOT NULL,
    amount   INTEGER NOT NULL CHECK (amount > 0),
    PRIMARY KEY (call_no, lot_no)
) WITHOUT ROWID;

-- CROSS JOIN: the calls come first, whatever is asked for.
CREATE VIEW call AS
SELECT line.call_no, line.account_id, line.usage_id, line.batch_no,
    CASE typeof(line.call_id) WHEN 'blob' THEN lower(hex(line.call_id)) WHEN 'integer' THEN '+' || line.call_id
        ELSE line.call_id END AS call_id,
    CASE typeof(line.conference_id) WHEN 'blob' THEN lower(hex(line.conference_id)) WHEN 'integer' THEN '+' || line.conference_id
        ELSE line.conference_id END AS conference_id,
    party.user_location, party.object_id, party.user_principal_name, party.name_key, party.display_name,
    CASE typeof(line.caller_id) WHEN 'blob' THEN lower(hex(line.caller_id)) WHEN 'integer' THEN '+' || line.caller_id
        ELSE line.caller_id END AS caller_id,
    kind.call_type, kind.number_type, kind.domestic_international, kind.destination_dialed,
    CASE typeof(line.destination_number) WHEN 'blob' THEN lower(hex(line.destination_number)) WHEN 'integer' THEN '+' || line.destination_number
        ELSE line.destination_number END AS destination_number,
    kind.external_country, line.start_time, line.start_time + line.duration_seconds * 10000000 + line.end_offset AS end_time,
    line.duration_seconds, line.provider_fee, line.provider_charge, kind.provider_currency, kind.capability, kind.operator,
    kind.duration_source, kind.administrative_units, party.user_no, party.department, terms.direction, terms.country,
    terms.domestic, terms.payer, terms.reason, terms.refused, terms.pool_month, terms.pool_scope, terms.pool_country,
    terms.pool_plan, party.pool_holder, line.pool_minutes, line.billed_seconds, terms.card_no, terms.prefix,
    terms.rate_per_minute, terms.rate_fee, line.charge
FROM call_row AS line
CROSS JOIN call_party AS party ON party.party_no = line.party_no
CROSS JOIN call_kind AS kind ON kind.kind_no = line.kind_no
CROSS JOIN call_terms AS terms ON terms.terms_no = line.terms_no;

-- What each call drew from each lot. Together with the postings of the batch it must agree.
CREATE VIEW call_draw AS
SELECT call_no, lot_no, charge AS amount FROM call_row WHERE lot_no IS NOT NULL
UNION ALL
SELECT call_no, lot_no, amount FROM call_split;

-- Daily sums (law L11): by UTC day of the start, owner, country, call type and payer.
CREATE TABLE usage_group (
    group_no    INTEGER PRIMARY KEY,
    account_id  INTEGER NOT NULL REFERENCES account,
    country     TEXT,
    call_type   TEXT    NOT NULL,
    payer       INTEGER NOT NULL
);

CREATE INDEX usage_group_by_account ON usage_group (account_id);

CREATE TABLE usage_day (
    account_id    INTEGER NOT NULL,
    day           INTEGER NOT NULL,
    party_no      INTEGER NOT NULL,
    group_no      INTEGER NOT NULL,
    calls         INTEGER NOT NULL,
    minutes       INTEGER NOT NULL,
    pool_minutes  INTEGER NOT NULL,
    charge        INTEGER NOT NULL,
    PRIMARY KEY (account_id, day, party_no, group_no)
) WITHOUT ROWID;

CREATE TABLE pool_use (
    account_id  INTEGER NOT NULL REFERENCES account,
    month       INTEGER NOT NULL,
    scope       INTEGER NOT NULL,
    country     TEXT    NOT NULL,
    plan        INTEGER NOT NULL,
    holder      TEXT    NOT NULL,
    minutes     INTEGER NOT NULL CHECK (minutes >= 0),
    PRIMARY KEY (account_id, month, scope, country, plan, holder)
) WITHOUT ROWID;

-- Users whom only usage records tell of, counted among the holders of a plan; n and a number once they are recorded here,
-- else o and the object id, or u and the name.
CREATE TABLE pool_holder (
    account_id  INTEGER NOT NULL REFERENCES account,
    month       INTEGER NOT NULL,
    plan        INTEGER NOT NULL,
    country     TEXT    NOT NULL,
    holder      TEXT    NOT NULL,
    PRIMARY KEY (account_id, month, plan, country, holder)
) WITHOUT ROWID;

CREATE INDEX pool_use_by_holder ON pool_use (account_id, holder) WHERE holder <> '';
CREATE INDEX pool_holder_by_holder ON pool_holder (account_id, holder);

-- What the outgoing calls of users took from the credits, month by month in the account's time zone, for their limits.
CREATE TABLE user_spend (
    account_id  INTEGER NOT NULL REFERENCES account,
    user_no     INTEGER NOT NULL,
    month       INTEGER NOT NULL,
    amount      INTEGER NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (account_id, user_no, month)
) WITHOUT ROWID;

CREATE TABLE request (
    account_id   INTEGER NOT NULL REFERENCES account,
    request_id   BLOB    NOT NULL,
    operation    TEXT    NOT NULL,
    scope        TEXT    NOT NULL,
    content      TEXT    NOT NULL,
    result_key   TEXT    NOT NULL,
    PRIMARY KEY (account_id, request_id, scope)
) WITHOUT ROWID;

CREATE TABLE audit (
    audit_no    INTEGER PRIMARY KEY,
    account_id  INTEGER NOT NULL REFERENCES account,
    written_at  INTEGER NOT NULL,
    actor       TEXT    NOT NULL,
    operation   TEXT    NOT NULL,
    target      TEXT    NOT NULL,
    detail      TEXT    NOT NULL,
    request_id  BLOB
);

-- The numbers of the organisation, in E.164 without plus.
CREATE TABLE registered_number (
    account_id   INTEGER NOT NULL REFERENCES account,
    digits       TEXT    NOT NULL,
    kind         TEXT    NOT NULL CHECK (kind IN ('User', 'Service')),
    toll_free    INTEGER NOT NULL CHECK (toll_free IN (0, 1)),
    assigned_to  TEXT,
    PRIMARY KEY (account_id, digits)
) WITHOUT ROWID;

CREATE INDEX registered_number_by_owner ON registered_number (account_id, assigned_to COLLATE NOCASE) WHERE assigned_to IS NOT NULL;

-- Minutes that the account sets itself, by the pool's country; effective_from is a day as yyyy-MM-dd, empty since ever.
CREATE TABLE allotment (
    account_id             INTEGER NOT NULL REFERENCES account,
    country                TEXT    NOT NULL CHECK (length(country) = 2),
    plan                   TEXT    NOT NULL,
    effective_from         TEXT    NOT NULL,
    domestic_minutes       INTEGER CHECK (domestic_minutes >= 0),
    international_minutes  INTEGER CHECK (international_minutes >= 0),
    PRIMARY KEY (account_id, country, plan, effective_from)
) WITHOUT ROWID;

-- Where payments are asked for; an account without a row is offline.
CREATE TABLE gateway (
    account_id        INTEGER PRIMARY KEY REFERENCES account,
    url               TEXT    NOT NULL,
    protected_secret  BLOB    NOT NULL,
    timeout_seconds   INTEGER NOT NULL CHECK (timeout_seconds > 0)
);

-- To whom notices go; an account without a row has not set it. Recipients are separated by line feeds.
CREATE TABLE notification_setting (
    account_id          INTEGER PRIMARY KEY REFERENCES account,
    recipients          TEXT    NOT NULL,
    sender              TEXT,
    smtp_server         TEXT,
    port                INTEGER NOT NULL CHECK (port BETWEEN 1 AND 65535),
    tls                 INTEGER NOT NULL CHECK (tls IN (0, 1)),
    user_name           TEXT,
    protected_password  BLOB,
    low_balance         INTEGER CHECK (low_balance > 0),
    language            TEXT    NOT NULL
);

-- Which thresholds the balance may still cross with a notice (law L15).
CREATE TABLE balance_watch (
    account_id  INTEGER PRIMARY KEY REFERENCES account,
    low_armed   INTEGER NOT NULL CHECK (low_armed IN (0, 1)),
    zero_armed  INTEGER NOT NULL CHECK (zero_armed IN (0, 1)),
    crossings   INTEGER NOT NULL CHECK (crossings >= 0)
);

-- The outbox. What a notice tells is written once; only what became of it changes.
CREATE TABLE notice (
    notice_no        INTEGER PRIMARY KEY,
    account_id       INTEGER NOT NULL REFERENCES account,
    notification_id  BLOB    NOT NULL CHECK (length(notification_id) = 16),
    kind             TEXT    NOT NULL,
    crossing         TEXT    NOT NULL,
    raised_at        INTEGER NOT NULL,
    language         TEXT    NOT NULL,
    facts            TEXT    NOT NULL,
    status           TEXT    NOT NULL CHECK (status IN ('Pending', 'Sent', 'Failed', 'Expired')),
    sent_at          INTEGER,
    attempts         INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    last_error       TEXT,
    next_attempt_at  INTEGER,
    claimed_until    INTEGER
);

CREATE UNIQUE INDEX notice_by_crossing ON notice (account_id, kind, crossing);
CREATE UNIQUE INDEX notice_by_id ON notice (account_id, notification_id);
CREATE INDEX notice_by_time ON notice (account_id, raised_at, notice_no);
CREATE INDEX notice_waiting ON notice (account_id, attempts, notice_no) WHERE status IN ('Pending', 'Failed');
