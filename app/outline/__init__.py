"""An outline in YAML to an Outline and back; a Report to the Outline it could have come from."""
