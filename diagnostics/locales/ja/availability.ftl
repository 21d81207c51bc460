### availability
