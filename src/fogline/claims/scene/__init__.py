"""The scene: where and when a frame is told to have happened."""
