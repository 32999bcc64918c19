"""Whom the sample never names: well-known people whose names its syllables could spell."""

import hashlib

import polars as pl

from etl.sample.draw import Flags

_DIGESTS = frozenset(
    (
        "0191680 01a1d5a 04a2270 061e0cb 08457f1 09a8bed 09cc913 0b10c35 0c750e0 0ce42ee 0e02a45 0eddbb5 0f9a30e "
        "11769ed 123a5d5 12f4ce9 14d7d04 155df7c 16057e9 17cad53 18f28b5 1a6ded8 1ad418b 1b70375 1c44c20 1cd3bc8 "
        "1cd8537 1d36919 1dd9dd6 1e611de 1fedc2b 2076313 22bf6f0 2484b2d 24f46f9 25f0674 271b4e1 27e6817 28904bb "
        "28b9694 28d4b40 29042ad 299458a 2bdffff 2d0c62c 2ef96ca 2f3d135 2f977ff 301cddc 31b00fc 33dec2c 35ab922 "
        "37b0e2a 3829e37 38468be 3a5a067 3ace986 3cf4b73 3da1d53 3df3ea5 3fbb16c 44befa6 46f777f 474005e 49c802c "
        "49fe431 4c248fc 4ceb2bb 4db01c1 4e6b453 4e6d94e 4f79056 4ff9e24 51bfa20 5224e50 529f31c 535320d 53cd5b9 "
        "5629fea 5708114 589da7a 5a03af7 5c9d831 5d01a88 5d1cf29 5d1d899 5e2bf2c 5e8c1ca 5ec2954 5ed4d58 5f7c043 "
        "5f870ef 5fcf5c1 61093ad 61a40d8 6365526 637630a 63e4fca 6538389 6606734 680fb79 6843286 68f537e 6907b12 "
        "6a90a84 6ac0f08 6e9c21f 6f00e98 6f3f374 6f8258e 6fbcf57 6fdbd19 724edee 72a3bda 7323aea 733b0a1 737e2c4 "
        "7507412 7562a80 756a382 75f5043 7611266 775089f 7869526 789bfb2 7ada08e 7bd9714 7c29a69 7e32197 7eee8a9 "
        "7f44df7 7fca226 8207ebc 824f8cd 84797fb 85e93cb 883f43b 883ff2f 8ad9517 8b2f1cb 8b2f3c7 8b8eb14 8bed656 "
        "8ceb12f 8ea14ac 8ea9c08 8fb198d 90023f4 9016d31 906d371 922b66c 92d7e0b 935aef6 96513d1 9696e28 96f897b "
        "984acad 9869e6e 9b445c0 9cc5a4f 9defc35 9e9ed58 9f58c44 9ffa414 a086ae7 a2e6322 a4a6288 a5419b9 a5b7d1d "
        "a6bcd47 a71c6d5 a7741e5 a7caf1d a844c24 a9f0c6e aa22710 ac2e5da acf979c aee70c4 af6bdf1 b060a1a b19c188 "
        "b240234 b546df6 b5d95b2 b6d4ada b940c5c b992429 ba68ab0 baf99ba bb104e0 be95227 bee8d8c bfae95a c131bf6 "
        "c2286c5 c2e3bf2 c34f9c8 c399e2d c3f6c28 c40115d c433139 c471747 c5dccf9 c6bd6ea c7ee76d c825dea c8b2a7e "
        "ca806ab cbc04c1 ccc8ac4 ce1a5f9 ce78f3a cf69941 d1ee684 d38fcab d4f1c09 d5ea3bd d6e8a42 d807464 d949c9c "
        "dacf6e1 db573c3 dd842ad dd9623b de156ba de9c22b df49bcd df56e73 e066c14 e148ab3 e19653a e1b9261 e1ca1a4 "
        "e236b8c e41eac3 e540426 e58a930 e67e70b e7ebc84 e84a6ce e8ce75d eb07b51 ecde0f7 ed2f3d1 ee4cdec ee75617 "
        "ee83988 ef3fc51 ef46ba5 f15eab1 f2bf1f3 f3215f5 f4c4a6f f504445 f518608 f5c098b f662e13 f6789ef f759ae8 "
        "f7f8414 f86e3d9 fa57c0c fc891d8 fcd57c2 fd5e2c5 fe3274c fe455eb fe4eed9 fec5bfa ff0ae9c ffba5bf"
    ).split()
)
"""Digests, so that nobody is named here either; `digest` of one more name is one more entry."""


def digest(name: str) -> str:
    """The beginning of the SHA-256 of a name."""
    return hashlib.sha256(name.encode()).hexdigest()[:7]


def known(names: pl.Series) -> Flags:
    """Which of the names are those of well-known people."""
    refused = [name for name in names.unique().to_list() if digest(name) in _DIGESTS]
    flags: Flags = names.is_in(refused).to_numpy()
    return flags
