"""Values in: fields and shape only; meaning is the services' business."""
