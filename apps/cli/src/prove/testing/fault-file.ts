/** The file in the data folder that faults write into. */
export const faultFile = 'fault.log';
