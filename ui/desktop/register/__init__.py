"""Fleet and customers: the window, its pages, and the work behind them."""
