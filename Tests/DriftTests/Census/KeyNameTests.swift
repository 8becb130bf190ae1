import Drift
import Testing

@Suite
struct `The name of an undeclared key` {
    @Test(arguments: [
        "created_at", "createdAt", "device", "deviceName", "ip-address", "is_mobile", "userId",
        "browser_family_name",
    ])
    func `is written if it is made of words`(name: String) {
        #expect(KeyName.state(of: Array(name.utf8)) == name)
        #expect(KeyName.isState(name))
    }

    @Test(arguments: [
        "", "x", "a@example.com", "4711", "user4711", "deadbeefcafe", "c0ffee", "xKdPqRtZwB",
        "eyJhbGciOiJIUzI1NiJ9", "Jürgen", "john smith", "a.b", "xgkrtz", "__proto__",
        "averyverylongwordindeed", "one_two_six_ten_ace_of_all", "+4915112345678", "\u{0}", "😀",
        "some_name_that_is_longer_than_a_name",
    ])
    func `is hidden if it could be a value`(key: String) {
        #expect(KeyName.state(of: Array(key.utf8)) == KeyName.hidden)
        #expect(!KeyName.isState(key))
    }
}
