"""Reports to phrases: slots, frames, parallel sets, provenance. Pure."""
