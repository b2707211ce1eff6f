/** What stands in which column, from the internet to the data. */
export const COLUMNS = { outside: 0, edge: 1, public: 2, private: 3, isolated: 4 } as const;
