"""Whether what is said of two sets holds: 第9条只有甲牵头吗, 第2条的牵头单位也是第1条的吗, 除了甲没有别的单位了吧."""
