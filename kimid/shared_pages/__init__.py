"""What subjects bring to pages that several of them share: links, panels, what waits, duties. The
pages themselves ask here and name no subject.
"""
