/** What the admin can put right, said in one or two plain sentences. Everything else that is thrown is a fault of the tool. */
export class Refusal extends Error {}
