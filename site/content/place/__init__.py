"""Where this installation is: what follows from the settings TOWN, STATE and AREA_CODE."""
