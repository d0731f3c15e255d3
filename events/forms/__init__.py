"""The forms by which events are written: partner space and public proposal."""
