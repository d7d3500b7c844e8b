"""An outline in YAML to an Outline and back; a Report to the Outline it could have come from.

`reading.read_outline`, `writing.write_outline`, `starters.starter`,
`from_report.outline_from_report` and `json_schema.outline_schema` are the ways in. `grammar` says
once what may stand where, and both the reader and the JSON Schema follow it.
"""
