export declare const headers: string;
