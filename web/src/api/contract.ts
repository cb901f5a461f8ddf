/** The contract with the server that this application was built for; the server names the oldest that it still takes (ClientContract.cs). */
export const contract = 1;

export const contractHeader = 'X-Theriac-Client';
