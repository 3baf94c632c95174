CREATE TYPE partybuild.health_problem AS (kind text, object text, zh text, en text, hint_zh text, hint_en text);
