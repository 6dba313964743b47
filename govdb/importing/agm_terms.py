"""The terms of the AI Governance Map and what they become here."""

# Participation: our act and its basis.
ACTS = {
    "covered_by_membership": ("adoption", "membership"),
    "applicable_via_eu": ("adoption", "membership"),
    "endorsed": ("endorsement", "individual"),
    "adherent": ("adherence", "individual"),
    "member": ("membership", "individual"),
    "participant": ("endorsement", "individual"),
    "signed": ("signature", "individual"),
    "ratified": ("ratification", "individual"),
}
# The data set's own code for the Union, which has no code in ISO 3166-1.
ACTORS = {"EUU": "european-union"}
KINDS = {
    "code": "code_of_conduct",
    "code_of_conduct": "code_of_conduct",
    "compact": "unclassified",
    "declaration": "declaration",
    "framework": "unclassified",
    "guidance": "guidelines",
    "institutional_framework": "unclassified",
    "law": "law",
    "ministerial_statement": "statement",
    "network": "partnership",
    "principles": "principles",
    "proposed_law": "law",
    "recommendation": "recommendation",
    "regulation": "regulation",
    "reporting_framework": "unclassified",
    "roadmap": "plan",
    "standard": "standard",
    "strategy": "strategy",
    "summit_statement": "statement",
    "treaty": "treaty",
}
LEGAL_STATUS = {
    "binding": "binding",
    "binding_on_parties": "binding",
    "binding_regulation": "binding",
    "non_binding": "non_binding",
    "political_guidance": "non_binding",
    "proposed": "not_enacted",
    "standard": "non_binding",
    "voluntary": "non_binding",
}
MILESTONES = {
    "adopted": "adopted",
    "guidance_issued": "guidance_issued",
    "implementing_rules_pending": "rules_pending",
    "in_force": "entered_into_force",
    "phased_application": "applied",
    "proposed": "proposed",
    "regulator_appointed": "authority_named",
}
# The fields of what is read, and the lists that are not: anything else is new, and the user is told.
FIELDS = {
    "aiSpecific", "archivedAt", "archivedUrl", "bindingStatus", "confidence", "countryIso3", "date", "dateAdopted",
    "dateInForce", "frontierAIRelevant", "id", "instrumentId", "instrumentType", "issuer", "jurisdiction",
    "jurisdictionName", "jurisdictionType", "label", "lastVerified", "name", "nextDeadline", "notes",
    "organizationType", "parentId", "parentType", "participationType", "powerScore", "regionalEntity",
    "regulatorOrBody", "reviewStatus", "sourceKind", "sourceName", "sourceUrl", "status", "summary", "type",
    "verificationNotes", "verificationStatus",
}  # fmt: skip
OTHER_LISTS = {
    "computeDependencyRecords", "countries", "countryIndicatorScores", "countryReadinessReports", "datasetReleases",
    "dependencyEdges", "euAiActAuthorityMatrix", "euMembers", "frontierLabs", "governanceDomains",
    "governanceObligations", "incidentEnforcementRecords", "indicatorSources", "infrastructureNodes",
    "institutionRecords", "labIntelligenceProfiles", "labRegulatoryExposures", "modelGovernanceEvidence",
    "outOfScopeItems", "policyProcessRecords", "publicSectorAIRecords", "recordChangeLogEntries",
    "safetyEvaluationRecords", "sourceNotes", "standardsConformityRecords",
}  # fmt: skip
