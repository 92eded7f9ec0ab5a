"""What customers and other systems are told, and what customers can see."""
