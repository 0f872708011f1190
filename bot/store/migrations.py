"""How the database came to be: an ordered list. Add at the end; never edit what has shipped.

Portable on purpose: BIGINT seconds, JSON and sealed values as TEXT, no deferred constraints, no engine's own functions.
A column that ends in `_sealed` holds what `bot.seal` closed: names, stories, drafts, messages, parked updates (law 18).
"""

RECEIVING = (
    "CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    "CREATE TABLE processed (update_id BIGINT PRIMARY KEY, at BIGINT NOT NULL)",
    "CREATE INDEX processed_at ON processed (at)",
    "CREATE TABLE trial (update_id BIGINT PRIMARY KEY, deaths INTEGER NOT NULL)",
    """CREATE TABLE parked (
        update_id     BIGINT PRIMARY KEY,
        kind          TEXT NOT NULL,
        chat_id       BIGINT,
        error         TEXT NOT NULL,
        place         TEXT NOT NULL,
        update_sealed TEXT NOT NULL,
        parked_at     BIGINT NOT NULL,
        retry_at      BIGINT
    )""",
)

CITIZENS = (
    """CREATE TABLE citizen (
        chat_id       BIGINT PRIMARY KEY,
        name_sealed   TEXT NOT NULL,
        locale        TEXT NOT NULL,
        chosen_locale TEXT,
        country       TEXT,
        zone          TEXT NOT NULL,
        office        TEXT,
        closed_at     BIGINT,
        flooded_at    BIGINT,
        numbers_at    BIGINT,
        drift         INTEGER NOT NULL DEFAULT 0,
        created_at    BIGINT NOT NULL
    )""",
    "CREATE INDEX citizen_office ON citizen (office)",
    """CREATE TABLE mute (
        chat_id BIGINT NOT NULL REFERENCES citizen (chat_id) ON DELETE CASCADE,
        kind    TEXT NOT NULL,
        PRIMARY KEY (chat_id, kind)
    )""",
    """CREATE TABLE heard (
        chat_id    BIGINT NOT NULL,
        message_id BIGINT NOT NULL,
        at         BIGINT NOT NULL,
        album      TEXT NOT NULL,
        PRIMARY KEY (chat_id, message_id)
    )""",
    "CREATE INDEX heard_at ON heard (at)",
    "CREATE TABLE greeted_group (chat_id BIGINT PRIMARY KEY, at BIGINT NOT NULL)",
)

OUTBOX = (
    """CREATE TABLE outbox (
        id             INTEGER PRIMARY KEY,
        chat_id        BIGINT NOT NULL,
        key            TEXT NOT NULL,
        about          TEXT NOT NULL,
        priority       INTEGER NOT NULL,
        method         TEXT NOT NULL,
        content_sealed TEXT NOT NULL,
        target_key     TEXT,
        target_id      BIGINT,
        due_at         BIGINT NOT NULL,
        quiet_at       BIGINT,
        retry_at       BIGINT,
        attempts       INTEGER NOT NULL DEFAULT 0,
        marked_at      BIGINT,
        done_at        BIGINT,
        outcome        TEXT,
        reason         TEXT,
        message_id     BIGINT,
        UNIQUE (chat_id, key)
    )""",
    "CREATE INDEX outbox_waiting ON outbox (priority, due_at, id) WHERE done_at IS NULL AND marked_at IS NULL",
    "CREATE INDEX outbox_retry ON outbox (retry_at) WHERE done_at IS NULL AND retry_at IS NOT NULL",
    "CREATE INDEX outbox_chat ON outbox (chat_id, priority, id) WHERE done_at IS NULL",
    "CREATE INDEX outbox_quiet ON outbox (quiet_at) WHERE done_at IS NULL AND quiet_at IS NOT NULL",
    "CREATE INDEX outbox_about ON outbox (about, outcome, due_at)",
    "CREATE INDEX outbox_done ON outbox (done_at) WHERE done_at IS NOT NULL",
)

TIME = (
    """CREATE TABLE due (
        id       INTEGER PRIMARY KEY,
        kind     TEXT NOT NULL,
        about    TEXT NOT NULL,
        at       BIGINT NOT NULL,
        attempts INTEGER NOT NULL DEFAULT 0,
        done_at  BIGINT,
        UNIQUE (kind, about)
    )""",
    "CREATE INDEX due_at ON due (at) WHERE done_at IS NULL",
)

DRAFTS = (
    """CREATE TABLE draft (
        id             INTEGER PRIMARY KEY,
        chat_id        BIGINT NOT NULL,
        form           TEXT NOT NULL,
        about          TEXT NOT NULL,
        asking         TEXT NOT NULL,
        answers_sealed TEXT NOT NULL,
        active         INTEGER NOT NULL,
        warned_at      BIGINT,
        touched_at     BIGINT NOT NULL
    )""",
    "CREATE UNIQUE INDEX draft_active ON draft (chat_id) WHERE active = 1",
    "CREATE INDEX draft_chat ON draft (chat_id)",
    "CREATE INDEX draft_touched ON draft (touched_at)",
)

NETWORK = (
    """CREATE TABLE office (
        code       TEXT PRIMARY KEY,
        level      TEXT NOT NULL,
        parent     TEXT REFERENCES office (code),
        name       TEXT NOT NULL,
        area       TEXT NOT NULL,
        contacts   TEXT NOT NULL,
        source     TEXT NOT NULL,
        seen       TEXT NOT NULL,
        confidence TEXT NOT NULL
    )""",
    "CREATE INDEX office_parent ON office (parent)",
    """CREATE TABLE officer (
        chat_id      BIGINT NOT NULL REFERENCES citizen (chat_id) ON DELETE CASCADE,
        office       TEXT NOT NULL REFERENCES office (code),
        waiting_at   BIGINT,
        active_at    BIGINT,
        suspended_at BIGINT,
        granted_by   BIGINT,
        PRIMARY KEY (chat_id, office)
    )""",
    "CREATE INDEX officer_office ON officer (office)",
    """CREATE TABLE duty (
        chat_id BIGINT NOT NULL,
        office  TEXT NOT NULL,
        until   BIGINT NOT NULL,
        PRIMARY KEY (chat_id, office)
    )""",
    """CREATE TABLE invitation (
        token_hash TEXT PRIMARY KEY,
        office     TEXT NOT NULL REFERENCES office (code),
        invited_by BIGINT NOT NULL,
        expires_at BIGINT NOT NULL,
        opened_by  BIGINT,
        opened_at  BIGINT
    )""",
    """CREATE TABLE audit (
        id      INTEGER PRIMARY KEY,
        at      BIGINT NOT NULL,
        actor   BIGINT,
        act     TEXT NOT NULL,
        subject TEXT NOT NULL
    )""",
)

COMPLAINTS = (
    """CREATE TABLE complaint (
        number          TEXT PRIMARY KEY,
        owner           TEXT NOT NULL,
        reporter_sealed TEXT NOT NULL,
        reporter_office TEXT NOT NULL,
        category        TEXT NOT NULL,
        country         TEXT NOT NULL,
        outcome         TEXT NOT NULL,
        urgent          INTEGER NOT NULL,
        accused         TEXT NOT NULL,
        village         INTEGER NOT NULL,
        told_sealed     TEXT NOT NULL,
        job_order       TEXT NOT NULL,
        office          TEXT NOT NULL REFERENCES office (code),
        officer         BIGINT,
        result          TEXT NOT NULL DEFAULT '',
        created_at      BIGINT NOT NULL,
        late_at         BIGINT NOT NULL,
        round           INTEGER NOT NULL DEFAULT 1,
        climbed_at      BIGINT,
        taken_at        BIGINT,
        done_at         BIGINT,
        settled_at      BIGINT
    )""",
    "CREATE INDEX complaint_owner ON complaint (owner)",
    "CREATE INDEX complaint_office ON complaint (office) WHERE done_at IS NULL",
    "CREATE INDEX complaint_reporter_office ON complaint (reporter_office) WHERE done_at IS NULL",
    """CREATE TABLE event (
        id           INTEGER PRIMARY KEY,
        number       TEXT NOT NULL REFERENCES complaint (number) ON DELETE CASCADE,
        at           BIGINT NOT NULL,
        kind         TEXT NOT NULL,
        office       TEXT NOT NULL,
        words_sealed TEXT NOT NULL
    )""",
    "CREATE INDEX event_number ON event (number)",
    """CREATE TABLE evidence (
        id          INTEGER PRIMARY KEY,
        number      TEXT NOT NULL REFERENCES complaint (number) ON DELETE CASCADE,
        kind        TEXT NOT NULL,
        file_sealed TEXT NOT NULL
    )""",
    "CREATE INDEX evidence_number ON evidence (number)",
    """CREATE TABLE shown (
        chat_id BIGINT NOT NULL,
        key     TEXT NOT NULL,
        number  TEXT NOT NULL,
        PRIMARY KEY (chat_id, key)
    )""",
    "CREATE INDEX shown_number ON shown (number)",
)

JOB_ORDERS = (
    """CREATE TABLE job_order (
        number       TEXT PRIMARY KEY,
        office       TEXT NOT NULL REFERENCES office (code),
        publisher    BIGINT NOT NULL,
        confirmed_by BIGINT,
        country      TEXT NOT NULL,
        sector       TEXT NOT NULL,
        answers      TEXT NOT NULL,
        closes_on    TEXT NOT NULL,
        created_at   BIGINT NOT NULL,
        confirmed_at BIGINT,
        returned_at  BIGINT,
        withdrawn_at BIGINT,
        reached      BIGINT NOT NULL DEFAULT 0,
        expanded_at  BIGINT
    )""",
    "CREATE INDEX job_order_open ON job_order (closes_on) WHERE confirmed_at IS NOT NULL AND withdrawn_at IS NULL",
    "CREATE INDEX job_order_waiting ON job_order (office) WHERE confirmed_at IS NULL AND withdrawn_at IS NULL",
    """CREATE TABLE subscription (
        chat_id BIGINT NOT NULL REFERENCES citizen (chat_id) ON DELETE CASCADE,
        country TEXT NOT NULL,
        sector  TEXT NOT NULL,
        since   BIGINT NOT NULL,
        PRIMARY KEY (chat_id, country, sector)
    )""",
    "CREATE INDEX subscription_wish ON subscription (country, sector)",
)

ANNOUNCEMENTS = (
    """CREATE TABLE announcement (
        id          INTEGER PRIMARY KEY,
        office      TEXT NOT NULL REFERENCES office (code),
        author      BIGINT NOT NULL,
        body        TEXT NOT NULL,
        approver    BIGINT,
        waiting_at  BIGINT,
        refused_at  BIGINT,
        sent_at     BIGINT,
        reached     BIGINT NOT NULL DEFAULT 0,
        expanded_at BIGINT,
        created_at  BIGINT NOT NULL
    )""",
    "CREATE INDEX announcement_waiting ON announcement (office) WHERE sent_at IS NULL AND refused_at IS NULL",
)

QUESTIONS = (
    """CREATE TABLE question (
        id         INTEGER PRIMARY KEY,
        asker      TEXT NOT NULL,
        topic      TEXT,
        offered    TEXT NOT NULL,
        confidence INTEGER NOT NULL,
        words_sealed TEXT NOT NULL,
        helped     INTEGER,
        at         BIGINT NOT NULL
    )""",
    "CREATE INDEX question_at ON question (at)",
    "CREATE INDEX question_asker ON question (asker)",
    """CREATE TABLE emergency (
        id        INTEGER PRIMARY KEY,
        chat_id   BIGINT NOT NULL,
        kind      TEXT NOT NULL,
        matches   INTEGER NOT NULL,
        number    TEXT NOT NULL,
        words_sealed TEXT NOT NULL,
        ended_at  BIGINT,
        at        BIGINT NOT NULL
    )""",
    "CREATE UNIQUE INDEX emergency_open ON emergency (chat_id) WHERE ended_at IS NULL",
)

NEWS = ("ALTER TABLE complaint ADD COLUMN looks INTEGER NOT NULL DEFAULT 0",)

ANSWERS = (
    """CREATE TABLE addition (
        id         INTEGER PRIMARY KEY,
        kind       TEXT NOT NULL,
        office     TEXT NOT NULL REFERENCES office (code),
        author     BIGINT NOT NULL,
        topic      TEXT NOT NULL,
        words      TEXT NOT NULL,
        file_kind  TEXT NOT NULL,
        file_id    TEXT NOT NULL,
        language   TEXT NOT NULL,
        print      TEXT NOT NULL,
        approver   BIGINT,
        waiting_at BIGINT,
        refused_at BIGINT,
        shown_at   BIGINT,
        ended_at   BIGINT,
        created_at BIGINT NOT NULL
    )""",
    "CREATE INDEX addition_shown ON addition (topic, office) WHERE shown_at IS NOT NULL AND ended_at IS NULL",
    "CREATE INDEX addition_office ON addition (office) WHERE ended_at IS NULL",
    """CREATE TABLE review_told (
        topic     TEXT NOT NULL,
        review_by TEXT NOT NULL,
        stale     INTEGER NOT NULL,
        at        BIGINT NOT NULL,
        PRIMARY KEY (topic, review_by, stale)
    )""",
)

TITLES = ("ALTER TABLE addition ADD COLUMN title TEXT NOT NULL DEFAULT ''",)  # of an answer that may be gone one day
WHEREABOUTS = ("ALTER TABLE emergency ADD COLUMN country TEXT",)

UNANSWERED = (
    "ALTER TABLE question ADD COLUMN office TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE question ADD COLUMN kept_at BIGINT",
    "CREATE INDEX question_office ON question (office, at)",
    "ALTER TABLE citizen ADD COLUMN words_asked_at BIGINT",
    "ALTER TABLE citizen ADD COLUMN words_allowed_at BIGINT",
    """CREATE TABLE sent_file (
        chat_id     BIGINT NOT NULL,
        message_id  BIGINT NOT NULL,
        kind        TEXT NOT NULL,
        file_sealed TEXT NOT NULL,
        at          BIGINT NOT NULL,
        PRIMARY KEY (chat_id, message_id)
    )""",
    "CREATE INDEX sent_file_at ON sent_file (at)",
)

GIVEN = ("ALTER TABLE emergency ADD COLUMN given TEXT NOT NULL DEFAULT '[]'",)

# The button of a draft that is over must never meet a later one: no id comes twice, nor one that was given before this.
# AUTOINCREMENT is the one word here that PostgreSQL says otherwise: GENERATED ALWAYS AS IDENTITY.
DRAFTS_ONCE = (
    """CREATE TABLE draft_once (
        id             INTEGER PRIMARY KEY AUTOINCREMENT,
        chat_id        BIGINT NOT NULL,
        form           TEXT NOT NULL,
        about          TEXT NOT NULL,
        asking         TEXT NOT NULL,
        answers_sealed TEXT NOT NULL,
        active         INTEGER NOT NULL,
        warned_at      BIGINT,
        touched_at     BIGINT NOT NULL
    )""",
    "INSERT INTO draft_once VALUES (1000000, 0, '', '', '', '', 0, NULL, 0)",
    "DELETE FROM draft_once",
    "INSERT INTO draft_once (id, chat_id, form, about, asking, answers_sealed, active, warned_at, touched_at) "
    "SELECT id, chat_id, form, about, asking, answers_sealed, active, warned_at, touched_at FROM draft",
    "DROP TABLE draft",
    "ALTER TABLE draft_once RENAME TO draft",
    "CREATE UNIQUE INDEX draft_active ON draft (chat_id) WHERE active = 1",
    "CREATE INDEX draft_chat ON draft (chat_id)",
    "CREATE INDEX draft_touched ON draft (touched_at)",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    RECEIVING,
    CITIZENS,
    OUTBOX,
    TIME,
    DRAFTS,
    NETWORK,
    COMPLAINTS,
    JOB_ORDERS,
    ANNOUNCEMENTS,
    QUESTIONS,
    NEWS,
    ANSWERS,
    TITLES,
    WHEREABOUTS,
    UNANSWERED,
    GIVEN,
    DRAFTS_ONCE,
)
