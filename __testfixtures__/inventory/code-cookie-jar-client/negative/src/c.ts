import fetchCookie from 'fetch-cookie';
export const shop = fetchCookie(fetch);
