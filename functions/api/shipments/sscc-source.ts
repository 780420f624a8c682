/** The GS1 company prefix our SSCCs begin with: 952 is the range GS1 keeps for demonstration, to be replaced by a licence. */
export const gs1Prefix = '9521234';
