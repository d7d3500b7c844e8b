"""The verbs, one a file; the only room that joins the others."""
