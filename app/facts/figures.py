import re


def main_figure(t):
    m = re.search(r"\d[\d.,]*[一-龥%]{1,3}", t)
    return m[0] if m else ""
