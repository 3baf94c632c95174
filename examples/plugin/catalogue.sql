INSERT INTO partybuild.plugin (name, extension, library) VALUES ('example', 'partybuild_example', '$libdir/partybuild_example');
INSERT INTO partybuild.rule (code, plugin, kind, subject, view, default_mode, title_zh, title_en, message_zh, message_en, hint_zh, hint_en, seed_ref, source)
VALUES ('EXA-01', 'example', 'structure', 'member', 'party_rule.exa_01_name', 'reject', '姓名不为空', 'A member has a name',
        '党员{subject}没有姓名', 'member {subject} has no name', '补登姓名。', 'Enter the name.', 'example', 'example');
