from loopback_site import make_site, site

__all__ = ["make_site", "site"]
