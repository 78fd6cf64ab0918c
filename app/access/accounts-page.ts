/** How many people one page of the list shows. */
export const ACCOUNTS_PER_PAGE = 50;
