"""What leaves the portal as data: plain records, and the formats they are written in."""
