"""Small whole records, one of each kind, that pass; tests change a line of them."""

RECORDS = {
    "region": """\
id: lakes
name: {en: Lakes, fr: Lacs}
country: XX
currency: EUR
languages: [en, fr]
organisation_ids: none
domains:
- {id: energy, name: Energy}
territories:
- {code: '01', name: North}
cluster_types:
- {id: regional, name: Regional, labelled_by: Region, since: 2004}
instruments:
- id: action_plan
  name: Action plan
  rate: {min: 0.06, max: 0.9}
  feeds: operating_grant
reporting:
  first_year: 2020
  annual_due: 04-30
  members_due: 05-31
  quarter_due_days: 30
""",
    "objectives": """\
short_term:
  topics:
  - {id: network, name: Network, indicators: [joint-projects]}
long_term:
  periods:
  - {id: 2021-2023, from: 2021, to: 2023}
  topics: []
regional_targets:
- indicator: joint-projects
  from: 2021
  to: 2023
  increase_percent: 5
story_quota: 2
""",
    "cluster": """\
id: blue
name: Blue Cluster
type: regional
domains: [energy]
legal_form: association
seat:
  commune: Lakeville
  territory: '01'
active:
  from: 2005
summary:
  en: Clean energy.
  fr: Énergie propre.
events:
- date: 2020
  kind: founded
  text: It began.
  source: Archive
""",
    "annual": """\
year: 2021
team:
  fte: 11.5
  people:
  - role: director
    fte: 1
    employer: cluster
budget:
  expenditure:
    salaries: 712341
    external_costs: 647961
    overheads: 191729
  revenue:
    private:
      membership_fees: 275990
      services: 210482
      sponsorship: 46576
      projects: 30080
      staff_made_available: 30600
      other: 3014
    public:
      state: 278823
      region:
        operating_grant: 236351
        international_plan: 156239
        calls_for_projects: 113176
      local_authorities: 110683
      other: 3181
    eu_projects: 83908
governance:
  board:
    companies: 6
    research: 1
    training: 2
    public: 3
    other: 2
  chair: companies
  meetings: 4
grants:
- instrument: action_plan
  eligible_cost: 341273
  grant: 236351
collaborations:
- title: Bench
  start: 2021-02-07
  kinds: [company_research]
  domains: [energy, digital]
  companies: 4
  research: 1
  s3: true
results:
  jobs: 69
comment: Not for the public.
""",
    "quarterly": """\
year: 2021
quarter: 3
s3:
  roadmap_contributions: 3
network:
  joint_projects: 0
  cross_sector_actions: 3
  collective_actions: 8
business_model:
  prospecting_actions: 9
  new_members: 0
communication:
  regional_actions: 6
  international_actions: 1
""",
    "targets": """\
targets:
- indicator: prospecting
  from: 2021
  to: 2021
  baseline: 40
  target: 60.5
  agreed: 2020-11-15
""",
    "members": """\
year: 2021
members:
- id: '732829320'
  name: Ateliers du Lac
  category: company_sme
  territory: '01'
  activity: 72.19Z
  since: 2015
  startup: true
  employees: 85
""",
    "indicator": """\
id: joint-projects
name: Joint projects
description: Projects with another cluster.
unit: count
topic: network
table: quarterly
value: sum(network.joint_projects)
across: pooled
""",
    "story": """\
title: A bench for twelve
date: 2020-10-24
domain: energy
summary: Twelve share one bench.
""",
}
