"""Reports as their files stand, and the same matters as plain queries over views that any engine understands."""

from client import Question

from govdb.reports import find_report

_ON = "2026-01-01"
_GIVEN = {
    "signatory-list": {"framework": "bletchley-declaration"},
    "participation-by-group": {"frameworks": "bletchley-declaration", "groups": "g77,eu", "on": _ON},
    "principle-coverage": {"frameworks": "unesco-recommendation-ai-ethics,bletchley-declaration,gaigi"},
}

# A session keeps settings, so each question sets all parameters of its report.
REPORTS = {
    name: Question(
        name,
        (query := find_report(name)).sql.rstrip(),
        {parameter.name: given.get(parameter.name, "") for parameter in query.parameters},
    )
    for name, given in _GIVEN.items()
}

_PLAIN = {
    "signatories": """
        SELECT act_code, actor_kind_code, count(*) AS acts FROM report.act
        WHERE framework = 'bletchley-declaration' GROUP BY act_code, actor_kind_code ORDER BY acts DESC, act_code
    """,
    "participation": f"""
        SELECT m.actor_group, count(*) AS states, count(p.actor_id) AS parties
        FROM report.group_membership m
        LEFT JOIN report.party p ON p.actor_id = m.actor_id AND p.framework = 'bletchley-declaration'
        WHERE m.actor_group IN ('g77', 'eu') AND m.actor_kind_code = 'state'
          AND coalesce(m.member_from_on <= DATE '{_ON}', true) AND coalesce(m.member_to_on > DATE '{_ON}', true)
        GROUP BY m.actor_group ORDER BY m.actor_group
    """,
    "principles": """
        SELECT status, count(*) AS pairs, count(DISTINCT framework_id) AS frameworks
        FROM report.framework_principle WHERE taxonomy = 'govdb' GROUP BY status ORDER BY status
    """,
    "types": """
        SELECT group_membership_id, actor_name, member_from_on, member_to_on, is_current, member_from
        FROM report.group_membership WHERE actor IN ('CIV', 'TUR', 'GBR') AND actor_group IN ('un', 'eu')
        ORDER BY group_membership_id
    """,
}
PLAIN = {name: Question(name, sql, {}) for name, sql in _PLAIN.items()}
