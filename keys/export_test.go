package keys

// For the tests of this package, which read the program's table and so cannot be in it.
const AlwaysQuits = alwaysQuits

var CheckKey = checkKey
