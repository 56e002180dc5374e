"""Workshops and training: announcement, sign-up, attendance, certificate, closing report."""
